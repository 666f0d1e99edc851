package com.ticketing.events.app.security;

import static com.ticketing.events.app.support.RefusalAssertions.forbidden;
import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.security.AccessRules.Rule;
import com.ticketing.events.app.support.ApiOperation;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.RawHttp;
import com.ticketing.events.app.support.TestActors;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every operation of the API document with a token for each scope, with none, and in other forms of its path. */
class EndpointScopesIT extends BlackBoxTest {

    private static final Set<Integer> REFUSED = Set.of(401, 403);

    /** The path of error dispatches; a request for it is 404. */
    private static final String ERROR_PATH = "/error";

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    static List<ApiOperation> operations() {
        return ApiOperation.all();
    }

    static List<Rule> rules() {
        return AccessRules.SCOPED;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void requiresTheScopeOfTheDocumentBeforeAnythingElseIsChecked(ApiOperation operation) {
        for (String scope : TestActors.SCOPES) {
            Response response = send(operation, withScope(scope));
            if (operation.isPublic()
                    || operation.scope().isEmpty()
                    || operation.scope().get().equals(scope)) {
                assertThat(response.statusCode())
                        .as(operation + " with " + scope)
                        .isNotIn(REFUSED)
                        .isNotEqualTo(405)
                        .isLessThan(500);
            } else {
                response.then().spec(forbidden(operation.scope().get()));
            }
        }
        if (operation.isPublic()) {
            assertThat(send(operation, anonymous()).statusCode()).isNotIn(REFUSED);
        } else {
            send(operation, anonymous()).then().spec(unauthorized());
        }
    }

    private static Response send(ApiOperation operation, RequestSpecification request) {
        if (!operation.method().equals("GET")) {
            request.contentType("text/plain").body("{ not json");
        }
        return request.request(operation.method(), operation.pathOfNothing());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void requiresTheScopeOfReadsForHeadAndForEveryMethodThatThePathLacks(Rule rule) {
        String path = rule.path()
                .replaceAll("\\{id}", UNKNOWN_ID)
                .replaceAll("\\{\\w+}", "1")
                .replace("**", "nothing");
        String other = rule.reads() == Scope.AUDIT_READ ? "events:write" : "audit:read";
        for (String method : List.of("HEAD", "OPTIONS", "BREW", "TRACE")) {
            assertThat(status(method, path, rule.reads().text()))
                    .as(method + " " + path)
                    .isNotIn(REFUSED)
                    .isLessThan(500);
            assertThat(status(method, path, other))
                    .as(method + " " + path + " with " + other)
                    .isEqualTo(403);
        }
    }

    private int status(String method, String path, String scope) {
        return send(method, path, scope).status();
    }

    private RawHttp.Response send(String method, String path, String scope) {
        return RawHttp.send(
                port,
                method + " " + path + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Authorization: Bearer " + TestActors.token(scope));
    }

    @Test
    void aMethodThatThePathLacksIs405WithTheScopeOfReadsOnly() {
        withScope("events:read").delete("/events").then().spec(methodNotAllowed());
        withScope("events:write").delete("/events").then().spec(forbidden("events:read"));
        withScope("metrics:read").post("/me").then().spec(methodNotAllowed());
        anonymous().post("/me").then().spec(unauthorized());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing-here",
                "/events/",
                "/events/a/b/c",
                "/Events",
                "/me/",
                "/audit",
                "/actuator/env",
                ERROR_PATH
            })
    void anUnknownPathIs404WithAnyToken(String path) {
        withScope("metrics:read").get(path).then().spec(notFound());
        anonymous().get(path).then().spec(unauthorized());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%65vents",
                "/events/%2e",
                "/events%2f",
                "/events;a=b",
                "/events;/",
                "//events",
                "/./events",
                "/public/../events",
                "/me/../events",
                "/public/..;/events",
                "/audit/%65vents",
                "/audit//events",
                "/projection%73",
                "/actuator/prometheu%73",
                "/actuator/health/..%2fprometheus"
            })
    void anotherFormOfAPathRequiresTheSameScope(String path) {
        RawHttp.Response response = send("GET", path, "notifications:write");
        assertThat(response.status()).isIn(400, 403, 404);
        Envelope.of(response.body());
    }

    /** A handler without a rule would accept any token. */
    @Test
    void everyHandlerOfSpringMvcHasARule() {
        Set<String> withoutRule = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                withoutRule.addAll(info.getPatternValues());
            }
        }
        assertThat(withoutRule).contains("/events/{id}", "/actuator/prometheus");
        withoutRule.remove(ERROR_PATH);
        withoutRule.removeAll(AccessRules.ANY_TOKEN);
        AccessRules.SCOPED.forEach(rule -> withoutRule.remove(rule.path()));
        withoutRule.removeIf(EndpointScopesIT::isPublic);
        assertThat(withoutRule).isEmpty();
    }

    private static boolean isPublic(String path) {
        return AccessRules.PUBLIC.stream()
                .map(PathPatternParser.defaultInstance::parse)
                .anyMatch(pattern -> pattern.matches(PathContainer.parsePath(path)));
    }
}
