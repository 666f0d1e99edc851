package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.app.faults.environment.KeyFileContent;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A command node, and a query node whose database user may only read. */
class TwoRolesIT {

    private static final String POSITION = "Event-Log-Position";

    private final TwoRoles nodes = TwoRoles.shared();

    private EventModel published() throws IOException {
        EventModel event = new EventModel(false);
        event.create(nodes.commands().client());
        event.patch(nodes.commands().client(), Map.of("status", "PUBLISHED"));
        return event;
    }

    @Test
    void theQueryNodesUserMayOnlyRead() {
        assertThatThrownBy(() -> nodes.readOnly().execute("delete from domain_event"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void aQueryWithThePositionOfACommandSeesIt() throws IOException {
        for (int i = 0; i < 20; i++) {
            EventModel event = new EventModel(false);
            HttpResult created =
                    event.createUnrecorded(nodes.commands().client()).expect(201);
            String position = created.header(POSITION);
            HttpResult read = nodes.queries().client().getAt(position, "/events/" + created.id());
            assertThat(read.expect(200).id()).isEqualTo(created.id());
        }
    }

    @Test
    void theQueryNodeHasEveryQuery() throws IOException {
        EventModel event = published();
        ServiceClient queries = nodes.queries().client();
        String position = nodes.commands().client().create(Map.of(), null).header(POSITION);
        HttpResult read = queries.getAt(position, "/events/" + event.id()).expect(200);
        assertThat(read.json().get("internalNotes").stringValue()).isEqualTo("as created");
        String encodedNow = Instant.now().plusSeconds(60).toString();
        for (String path : List.of(
                "/events",
                "/events/" + event.id() + "/history",
                "/events/" + event.id() + "?asOf=" + encodedNow,
                "/audit/events?limit=1",
                "/audit/checkpoint",
                "/public/events",
                "/public/events.ics",
                "/public/events/" + event.id(),
                "/public/events/" + event.id() + "/summary",
                "/projections",
                "/projections/catalog",
                "/projections/summaries",
                "/",
                "/admin",
                "/actuator/health/readiness",
                "/actuator/health/liveness")) {
            queries.get(path).expect(200);
        }
        assertThat(queries.get("/audit/verify").expect(200).json().get("valid").booleanValue())
                .isTrue();
    }

    @Test
    void theQueryNodeRebuildsItsCatalog() throws IOException {
        published();
        nodes.queries().client().rebuild("catalog").expect(202);
        Awaitility.await().untilAsserted(() -> {
            JsonNode report = nodes.queries()
                    .client()
                    .get("/projections/catalog")
                    .expect(200)
                    .json()
                    .at("/lastRebuild/swapped");
            assertThat(report.booleanValue()).isTrue();
        });
    }

    @Test
    void anErasureOnTheCommandNodeIsHiddenOnTheQueryNode() throws IOException {
        assertReadableUntilErased();
    }

    /** The query node cannot register a key; it reads the register and the changed file. */
    @Test
    void soItIsUnderANewKeyOfTheKeyFile() throws IOException {
        Path keys = nodes.keyFile();
        Files.writeString(keys, KeyFileContent.newKey("second") + Files.readString(keys));
        DomainEventTable database = new DomainEventTable(nodes.storage());
        Awaitility.await().until(() -> {
            published();
            return !database.query("select id from wrapping_key where id = 'second'")
                    .isEmpty();
        });
        assertReadableUntilErased();
        assertThat(nodes.queries().output()).doesNotContain("Unwrapping of data keys failed", "cannot be read");
    }

    private void assertReadableUntilErased() throws IOException {
        ServiceClient commands = nodes.commands().client();
        ServiceClient queries = nodes.queries().client();
        HttpResult created = new EventModel(false).createUnrecorded(commands).expect(201);
        String path = "/events/" + created.id();
        String history = path + "/history";
        HttpResult read = queries.getAt(created.header(POSITION), path).expect(200);
        assertThat(read.json().get("internalNotes").stringValue()).isEqualTo("as created");
        assertThat(queries.get(history).expect(200).body()).contains("as created");

        HttpResult erased = commands.erase(created.id()).expect(204);
        HttpResult afterwards = queries.getAt(erased.header(POSITION), path).expect(200);
        assertThat(afterwards.json().get("internalNotes").isNull()).isTrue();
        assertThat(queries.get(history).expect(200).body())
                .contains("personal-data-erased")
                .doesNotContain("as created");
    }

    @Test
    void theCommandNodeSendsEachNotificationAndTheQueryNodeNone() throws IOException {
        EventModel event = published();
        Awaitility.await()
                .untilAsserted(() -> assertThat(nodes.commands().notifications())
                        .filteredOn(line -> line.endsWith(event.title()))
                        .containsExactly("New event created: " + event.title(), "Event published: " + event.title()));
        assertThat(nodes.queries().notifications()).isEmpty();
    }

    @Test
    void theCommandNodeListsANotificationAtThePositionOfItsCommand() throws IOException {
        ServiceClient commands = nodes.commands().client();
        for (int i = 0; i < 20; i++) {
            HttpResult created =
                    new EventModel(false).createUnrecorded(commands).expect(201);
            String position = created.header(POSITION);
            HttpResult listed = commands.getAt(position, "/notifications?eventId=" + created.id());
            assertThat(listed.expect(200).json().at("/notifications/0/eventId").stringValue())
                    .isEqualTo(created.id());
            assertThat(Long.parseLong(listed.header(POSITION))).isGreaterThanOrEqualTo(Long.parseLong(position));
        }
        commands.getAt("x", "/notifications").expect(400);
        commands.getAt("999999999", "/notifications").expectUnavailable();
    }

    @Test
    void theCommandNodeHasNoCatalogAndTheQueryNodeNoWriter() throws IOException {
        ServiceProcess commands = nodes.commands();
        ServiceProcess queries = nodes.queries();
        for (String loop : List.of("catalog", "catalog-index", "summaries", "stream-writer")) {
            assertLoop(commands, loop, false);
            assertLoop(queries, loop, true);
        }
        for (String loop : List.of("event-log-committer", "notifications", "deliveries-log")) {
            assertLoop(commands, loop, true);
            assertLoop(queries, loop, false);
        }
        assertThat(prometheus(commands)).doesNotContain("events_catalog_", "part=\"catalog\"");
        assertThat(prometheus(queries)).contains("events_catalog_", "part=\"catalog\"");
        assertThat(prometheus(commands))
                .contains("events_projection_lag{projection=\"notifications\"}", "events_node_ready 1.0")
                .doesNotContain("projection=\"catalog\"", "projection=\"summaries\"");
        assertThat(prometheus(queries))
                .contains("events_projection_lag{projection=\"catalog\"}", "events_node_ready 1.0")
                .doesNotContain("projection=\"notifications\"");
    }

    private static void assertLoop(ServiceProcess node, String loop, boolean expected) throws IOException {
        assertThat(prometheus(node).contains("events_loop_state{loop=\"" + loop + "\"}"))
                .as(loop)
                .isEqualTo(expected);
    }

    @Test
    void theRoleIsInHealthMetricsAndLog() throws IOException {
        assertRole(nodes.commands(), "command");
        assertRole(nodes.queries(), "query");
    }

    private static void assertRole(ServiceProcess node, String role) throws IOException {
        JsonNode health = node.client().get("/actuator/health").expect(200).json();
        assertThat(health.at("/components/node/details/role").stringValue()).isEqualTo(role);
        assertThat(prometheus(node)).contains("events_node{role=\"" + role + "\"} 1.0");
        assertThat(node.output()).contains("Starting a node with role " + role);
    }

    private static String prometheus(ServiceProcess node) throws IOException {
        return node.client().get("/actuator/prometheus").expect(200).body();
    }
}
