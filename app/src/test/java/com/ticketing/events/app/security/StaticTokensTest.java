package com.ticketing.events.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.ticketing.events.app.support.TestActors;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class StaticTokensTest {

    private static final String END = "2099-06-01T00:00:00Z";
    private static final String HASH = TestActors.hashed("token-b");

    private Instant now = Instant.parse("2099-01-01T00:00:00Z");

    @Test
    void aTokenOfTheFirstFormHasAllScopesAndNoEnd() {
        StaticTokens tokens = tokens(Map.of("tokens.ada", "token-a"));

        Actor actor = actor(tokens, "token-a").orElseThrow();

        assertThat(actor.name()).isEqualTo("ada");
        assertThat(actor.scopes()).containsExactlyInAnyOrder(Scope.values());
        assertThat(actor.expiresAt()).isNull();
        assertThat(actor.hasExpired(Instant.MAX)).isFalse();
    }

    @Test
    void anActorHasTwoTokensClearOrHashed() {
        StaticTokens tokens =
                tokens(Map.of("actors.ada.tokens", "token-a," + HASH, "actors.ada.scopes", "viewer, events:write"));

        assertThat(actor(tokens, "token-a")).isPresent();
        assertThat(actor(tokens, "token-b")).isEqualTo(actor(tokens, "token-a"));
        assertThat(actor(tokens, "token-a").orElseThrow().scopes())
                .containsExactlyInAnyOrder(
                        Scope.EVENTS_READ, Scope.EVENTS_WRITE, Scope.NOTIFICATIONS_READ, Scope.PROJECTIONS_READ);
    }

    @Test
    void theConfiguredHashIsNoToken() {
        StaticTokens tokens = tokens(Map.of("tokens.ada", HASH));

        assertThat(actor(tokens, HASH)).isEmpty();
        assertThat(actor(tokens, HASH.substring("sha256:".length()))).isEmpty();
        assertThat(actor(tokens, "token-b")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-c", "token-", "token-aa", "TOKEN-A", "ada", "token-a,token-b"})
    void anotherTokenIsUnknown(String token) {
        assertThat(actor(tokens(Map.of("tokens.ada", "token-a", "tokens.bob", "token-b")), token))
                .isEmpty();
    }

    @Test
    void aTokenIsInvalidFromItsEnd() {
        StaticTokens tokens = tokens(
                Map.of("actors.ada.tokens", "token-a", "actors.ada.scopes", "metrics", "actors.ada.expires-at", END));

        now = Instant.parse(END).minusNanos(1);
        assertThat(actor(tokens, "token-a")).isPresent();
        now = Instant.parse(END);
        assertThat(catchThrowable(() -> actor(tokens, "token-a"))).isInstanceOf(CredentialsExpiredException.class);
    }

    @Test
    void anEntryOfActorsReplacesTheTokenOfTheFirstForm() {
        StaticTokens tokens = tokens(
                Map.of("tokens.admin", "token-a", "actors.admin.tokens", "token-b", "actors.admin.scopes", "admin"));

        assertThat(actor(tokens, "token-a")).isEmpty();
        assertThat(actor(tokens, "token-b")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tokens | token-a,token-b,token-c | needs one or two tokens for ada, but has 3",
                "tokens | '' | needs one or two tokens for ada, but has 0",
                "tokens | token-a,token-a | has the same token twice: for ada and for ada",
                "tokens | token-of-bob | has the same token twice: for ada and for bob",
                "tokens | two words | has a token for ada that is not visible ASCII without spaces",
                "tokens | ü | has a token for ada that is not visible ASCII without spaces",
                "tokens | sha256:abc | has a token for ada that is not sha256: and 64 hexadecimal digits",
                "tokens | sha256: | has a token for ada that is not sha256: and 64 hexadecimal digits",
                "scopes | '' | has no scopes for ada; the scopes are admin, audit:read, auditor,",
                "scopes | viewer,event:read | has the unknown scope event:read for ada; the scopes are admin,",
                "scopes | Viewer | has the unknown scope Viewer for ada; the scopes are admin,",
                "expires-at | tomorrow | has an expires-at for ada that is tomorrow and not a date-time with an offset",
                "expires-at | 2099-06-01 | has an expires-at for ada that is 2099-06-01 and not a date-time",
                "expires-at | 2099-06-01T00:00:00 | has an expires-at for ada that is 2099-06-01T00:00:00 and not"
            })
    void refusesAnInvalidConfigurationInOneLine(String property, String value, String message) {
        Map<String, String> valid = Map.of("tokens", "token-a", "scopes", "viewer", "expires-at", END);
        Map<String, String> settings = new HashMap<>(Map.of("tokens.bob", "token-of-bob"));
        valid.forEach((name, text) -> settings.put("actors.ada." + name, name.equals(property) ? value : text));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokens(settings))
                .withMessageStartingWith("events.security " + message)
                .withMessageNotContaining("\n")
                .withMessageNotContaining("token-of");
    }

    @Test
    void needsAToken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokens(Map.of()))
                .withMessage("events.security has no token; configure at least one actor");
        assertThat(tokens(Map.of("jwt.issuer-uri", "https://issuer.example"))).isNotNull();
    }

    @Test
    void keepsTokensOutOfTheTextForm() {
        SecurityProperties properties = properties(
                Map.of("tokens.ada", "token-a", "actors.bob.tokens", "token-b", "actors.bob.scopes", "viewer"));

        assertThat(properties.toString()).contains("ada", "bob").doesNotContain("token-");
        assertThat(properties.actors().toString()).contains("viewer").doesNotContain("token-");
    }

    private StaticTokens tokens(Map<String, String> settings) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        return new StaticTokens(properties(settings), clock);
    }

    static SecurityProperties properties(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((name, value) -> properties.put("events.security." + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("events.security", SecurityProperties.class);
    }

    private static Optional<Actor> actor(StaticTokens tokens, String token) {
        Authentication authentication = tokens.authenticate(new BearerTokenAuthenticationToken(token));
        return Optional.ofNullable(authentication).map(found -> (Actor) found.getPrincipal());
    }
}
