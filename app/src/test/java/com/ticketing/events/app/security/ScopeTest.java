package com.ticketing.events.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.TestActors;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @Test
    void theScopesAreThoseOfTheApiDocument() {
        assertThat(Stream.of(Scope.values()).map(Scope::text)).containsExactlyInAnyOrderElementsOf(TestActors.SCOPES);
        assertThat(Stream.of(Scope.values()))
                .allSatisfy(scope -> assertThat(Scope.named(scope.text())).containsExactly(scope));
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, events:read notifications:read projections:read",
        "auditor, audit:read events:read",
        "metrics, metrics:read"
    })
    void aShortFormStandsForSeveralScopes(String name, String scopes) {
        assertThat(Scope.named(name).stream().map(Scope::text))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(scopes.split(" ", -1)));
    }

    @Test
    void adminStandsForAllScopes() {
        assertThat(Scope.named(Scope.ADMIN)).containsExactlyInAnyOrder(Scope.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Admin", "events", "events:*", "events:read ", "openid"})
    void anotherNameStandsForNone(String name) {
        assertThat(Scope.named(name)).isEmpty();
    }
}
