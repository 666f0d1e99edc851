package com.ticketing.events.app.security;

import com.ticketing.events.app.security.jwt.JwtProperties;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Static bearer tokens of the admin API, and the issuer of JSON web tokens. An unknown property below the prefix is an
 * error, so that a misspelt {@code expires-at} is not a token without an end.
 *
 * @param tokens token by actor name, with all scopes and without an end
 * @param actors tokens, scopes and end by actor name, those of {@code tokens} included; an entry replaces the one of
 *     the same name in {@code tokens}
 * @param jwt the issuer
 */
@ConfigurationProperties(prefix = "events.security", ignoreUnknownFields = false)
record SecurityProperties(
        @DefaultValue Map<String, String> tokens,
        @DefaultValue Map<String, ActorTokens> actors,
        @DefaultValue JwtProperties jwt) {

    SecurityProperties {
        SortedMap<String, ActorTokens> all = new TreeMap<>();
        tokens.forEach((actor, token) -> all.put(actor, ActorTokens.unrestricted(token)));
        all.putAll(actors);
        tokens = Map.copyOf(tokens);
        actors = Collections.unmodifiableSortedMap(all);
    }

    /**
     * Tokens of one actor.
     *
     * @param tokens one or two, each in clear or as {@code sha256:<64 hexadecimal digits>}
     * @param scopes names of {@link Scope}, short forms included; at least one
     * @param expiresAt RFC 3339 date-time with an offset, from which the tokens are invalid
     */
    record ActorTokens(
            @DefaultValue List<String> tokens,
            @DefaultValue List<String> scopes,
            @Nullable String expiresAt) {

        private static ActorTokens unrestricted(String token) {
            return new ActorTokens(List.of(token), List.of(Scope.ADMIN), null);
        }

        /** Without the tokens. */
        @Override
        public String toString() {
            return "ActorTokens[scopes=" + scopes + ", expiresAt=" + expiresAt + "]";
        }
    }

    /** The actors without their tokens, which are secret. */
    @Override
    public String toString() {
        return "SecurityProperties[actors=" + actors.keySet() + "]";
    }
}
