package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.http.GetRoutes;
import com.ticketing.events.app.role.Role;
import com.ticketing.events.app.role.Side;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every path of the service with every method, on a node with the side that owns it and on one without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SidePathsIT {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "UNKNOWN");

    private static final String IMPORT = "/events/import";

    private static final List<String> PAGES =
            List.of("/", "/admin", "/favicon.ico", "/sitemap.xml", "/robots.txt", "/embed/event-summary.js");

    private final TwoRoles nodes = TwoRoles.shared();
    private String id;

    @BeforeAll
    void createEvent() throws IOException {
        EventModel event = new EventModel(false);
        event.create(nodes.commands().client());
        event.patch(nodes.commands().client(), Map.of("status", "PUBLISHED"));
        id = event.id();
    }

    @Test
    void aCommandNodeHasTheRequestsOfCommandsOnly() throws IOException {
        assertRoutes(Role.COMMAND, nodes.commands());
    }

    @Test
    void aQueryNodeHasTheRequestsOfQueriesOnly() throws IOException {
        assertRoutes(Role.QUERY, nodes.queries());
    }

    private void assertRoutes(Role role, ServiceProcess node) throws IOException {
        Map<String, Set<String>> routes = new TreeMap<>(GetRoutes.documented(id));
        PAGES.forEach(path -> routes.put(path, Set.of("GET")));
        routes.put("/e/" + id, Set.of("GET"));
        routes.remove(IMPORT);
        for (Map.Entry<String, Set<String>> route : routes.entrySet()) {
            Set<String> own = own(role, route.getKey(), route.getValue());
            for (String method : METHODS) {
                HttpResult result = node.client().request(method, route.getKey());
                String request = "%s on a %s node: %s".formatted(method + " " + route.getKey(), role, result);
                if (own.isEmpty()) {
                    assertThat(result.status()).as(request).isEqualTo(404);
                    assertEnvelope(method, result, "NOT_FOUND");
                } else if (isWithoutSchedule(method, route.getKey())) {
                    assertThat(result.status()).as(request).isEqualTo(404);
                    assertThat(result.body()).contains("no scheduled publication");
                } else if (own.contains(method)) {
                    assertThat(result.status()).as(request).isNotIn(404, 405).isLessThan(500);
                } else if (!method.equals("OPTIONS")) {
                    assertThat(result.status()).as(request).isEqualTo(405);
                    assertThat(allowed(result)).as(request).isEqualTo(own);
                    assertEnvelope(method, result, "METHOD_NOT_ALLOWED");
                }
            }
        }
    }

    /** A published Event has no schedule to revoke. */
    private static boolean isWithoutSchedule(String method, String path) {
        return method.equals("DELETE") && path.endsWith("/publication");
    }

    /** On a command node the path has the methods of an Event with a malformed id, too. */
    @Test
    void onlyACommandNodeImports() throws IOException {
        for (String method : METHODS) {
            nodes.queries().client().request(method, IMPORT).expect(404);
        }
        ServiceClient commands = nodes.commands().client();
        commands.request("POST", IMPORT).expect(415);
        assertThat(allowed(commands.request("GET", IMPORT).expect(405))).contains("POST");
    }

    /** The documented methods of the path that a node with the role has. */
    private static Set<String> own(Role role, String path, Set<String> documented) {
        Set<String> own = new TreeSet<>();
        for (String method : documented) {
            Optional<Side> side = Side.of(method, path);
            if (side.isEmpty() || role.has(side.get())) {
                own.add(method);
            }
        }
        if (own.contains("GET")) {
            own.add("HEAD");
        }
        return own;
    }

    private static Set<String> allowed(HttpResult result) {
        Set<String> allowed = new TreeSet<>(Arrays.asList(result.header("Allow").split(", *", -1)));
        allowed.remove("OPTIONS");
        return allowed;
    }

    private static void assertEnvelope(String method, HttpResult result, String code) {
        if (!method.equals("HEAD")) {
            assertThat(result.json().at("/error/code").stringValue()).isEqualTo(code);
            assertThat(result.json().at("/error/details").isArray()).isTrue();
        }
    }

    @Test
    void aPathThatIsNotPublicIs401BeforeItIs404() throws IOException {
        try (ServiceClient commands = withUnknownToken(nodes.commands());
                ServiceClient queries = withUnknownToken(nodes.queries())) {
            for (String path : List.of("/projections", "/audit/events", "/events/" + id + "/history")) {
                commands.get(path).expect(401);
            }
            queries.get("/notifications").expect(401);
            commands.get("/public/events").expect(404);
            commands.get("/").expect(404);
        }
    }

    private static ServiceClient withUnknownToken(ServiceProcess node) {
        return new ServiceClient(URI.create("http://127.0.0.1:" + node.port()), "unknown-token");
    }

    @Test
    void theApiDocumentIsOnEveryNode() throws IOException {
        for (ServiceProcess node : List.of(nodes.commands(), nodes.queries())) {
            node.client().get("/v3/api-docs.yaml").expect(200);
            node.client().get("/swagger-ui/index.html").expect(200);
            node.client().get("/v3/api-docs").expect(200);
            assertThat(node.output().lines())
                    .filteredOn(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .noneMatch(line -> line.matches("(?i).*(document|swagger|openapi|yaml).*"));
        }
    }
}
