package com.ticketing.events.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {

    private final BearerTokens tokens = new BearerTokens(Map.of("ada", "token-a", "bob", "token-b"));

    @ParameterizedTest
    @ValueSource(strings = {"Bearer token-a", "bearer token-a", "BEARER  token-a"})
    void resolvesTheActorOfAToken(String header) {
        assertThat(tokens.actor(List.of(header))).contains("ada");
        assertThat(tokens.actor(List.of("Bearer token-b"))).contains("bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token-a",
                "Bearer",
                "Bearer ",
                "Bearertoken-a",
                "Basic token-a",
                "Bearer token-c",
                "Bearer token-a token-b",
                "Bearer TOKEN-A",
                ""
            })
    void resolvesNoActorForOtherHeaders(String header) {
        assertThat(tokens.actor(List.of(header))).isEmpty();
    }

    @Test
    void resolvesNoActorWithoutExactlyOneHeader() {
        assertThat(tokens.actor(List.of())).isEmpty();
        assertThat(tokens.actor(List.of("Bearer token-a", "Bearer token-a"))).isEmpty();
    }

    @Test
    void refusesDuplicateAndMalformedTokens() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecurityProperties(Map.of("ada", "same", "bob", "same")));
        assertThatIllegalArgumentException().isThrownBy(() -> new SecurityProperties(Map.of("ada", "")));
        assertThatIllegalArgumentException().isThrownBy(() -> new SecurityProperties(Map.of("ada", "two words")));
        assertThatIllegalArgumentException().isThrownBy(() -> new SecurityProperties(Map.of()));
    }

    @Test
    void keepsTokensOutOfItsTextForm() {
        assertThat(new SecurityProperties(Map.of("ada", "token-a")).toString()).doesNotContain("token-a");
    }
}
