package com.ticketing.events.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.role.Side;
import com.ticketing.events.app.security.AccessRules.Rule;
import com.ticketing.events.app.support.ApiOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;

/** The table of paths agrees with the API document. */
class AccessRulesTest {

    private static final Map<String, Side> SIDES = Map.of(
            "events:write", Side.COMMAND,
            "events:erase", Side.COMMAND,
            "notifications:read", Side.COMMAND,
            "notifications:write", Side.COMMAND,
            "events:read", Side.QUERY,
            "audit:read", Side.QUERY,
            "projections:read", Side.QUERY,
            "projections:write", Side.QUERY);

    static List<ApiOperation> operations() {
        return ApiOperation.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationOfTheDocumentHasTheRuleThatItDocuments(ApiOperation operation) {
        if (operation.isPublic()) {
            assertThat(operation.path()).startsWith("/public/");
            assertThat(operation.responses()).doesNotContain("401", "403");
        } else if (operation.scope().isEmpty()) {
            assertThat(AccessRules.ANY_TOKEN).contains(operation.path());
            assertThat(operation.responses()).contains("401").doesNotContain("403");
        } else {
            assertThat(rule(operation.path()).map(rule -> scope(rule, operation.method())))
                    .as("rule of " + operation)
                    .isEqualTo(operation.scope());
            assertThat(operation.responses()).contains("401", "403");
        }
    }

    @Test
    void aRuleBelongsToAnOperationOfTheDocumentOrTheActuator() {
        List<ApiOperation> operations = operations();
        for (Rule rule : AccessRules.SCOPED) {
            if (!rule.path().startsWith("/actuator")) {
                assertThat(operations).extracting(ApiOperation::path).contains(rule.path());
                rule.changes()
                        .keySet()
                        .forEach(method -> assertThat(operations)
                                .anyMatch(each -> each.path().equals(rule.path())
                                        && each.method().equals(method.name())));
            }
        }
    }

    @Test
    void aPathHasOneRule() {
        assertThat(AccessRules.SCOPED).extracting(Rule::path).doesNotHaveDuplicates();
        assertThat(AccessRules.SCOPED)
                .extracting(Rule::path)
                .doesNotContainAnyElementsOf(AccessRules.PUBLIC)
                .doesNotContainAnyElementsOf(AccessRules.ANY_TOKEN);
    }

    /** The other table of paths. */
    @ParameterizedTest
    @MethodSource("operations")
    void theSideOfAnOperationFollowsFromItsScope(ApiOperation operation) {
        Optional<Side> side = operation.isPublic()
                ? Optional.of(Side.QUERY)
                : operation.scope().map(SIDES::get);
        assertThat(Side.of(operation.method(), operation.path())).isEqualTo(side);
    }

    private static Optional<Rule> rule(String path) {
        return AccessRules.SCOPED.stream()
                .filter(rule -> rule.path().equals(path))
                .findFirst();
    }

    private static String scope(Rule rule, String method) {
        return rule.changes()
                .getOrDefault(HttpMethod.valueOf(method), rule.reads())
                .text();
    }
}
