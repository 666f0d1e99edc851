package com.ticketing.events.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import com.ticketing.events.app.support.TestActors;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class SecurityHealthIndicatorTest {

    private static final String DEFAULT_TOKEN = "admin-token-123";

    @Test
    void namesTheDefaultTokenAndWhetherOtherMachinesCanUseIt() {
        warnings(Map.of("tokens.admin", DEFAULT_TOKEN), true)
                .containsExactly("The actor admin has the default token, which is public; set ADMIN_TOKEN before other"
                        + " machines can connect");
        warnings(Map.of("tokens.admin", DEFAULT_TOKEN), false)
                .containsExactly("The actor admin has the default token, which is public, and other machines can"
                        + " connect; set ADMIN_TOKEN");
        warnings(Map.of("tokens.admin", TestActors.hashed(DEFAULT_TOKEN)), false)
                .singleElement()
                .asString()
                .contains("default token");
    }

    @Test
    void namesTheActorOfAShortToken() {
        warnings(Map.of("actors.ada.tokens", "123456789012345,1234567890123456", "actors.ada.scopes", "viewer"), true)
                .containsExactly("A token of the actor ada has less than 16 characters");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hasNoWarningsForOtherTokens(boolean loopbackOnly) {
        warnings(Map.of("tokens.admin", "1234567890123456", "tokens.ada", TestActors.hashed("short")), loopbackOnly)
                .isEmpty();
    }

    private static ListAssert<Object> warnings(Map<String, String> settings, boolean loopbackOnly) {
        Health health = new SecurityHealthIndicator(StaticTokensTest.properties(settings), loopbackOnly).health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        return assertThat(health.getDetails()).extractingByKey("warnings").asInstanceOf(list(Object.class));
    }
}
