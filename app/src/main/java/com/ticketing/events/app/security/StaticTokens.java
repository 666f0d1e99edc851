package com.ticketing.events.app.security;

import com.ticketing.events.app.security.SecurityProperties.ActorTokens;
import com.ticketing.events.text.Rfc3339;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Authentication by the configured tokens. A token is compared with the digests of all of them in constant time, so
 * that the response time reveals neither a matching prefix nor the actor. Immutable.
 */
final class StaticTokens implements AuthenticationProvider {

    private static final int MAX_TOKENS_PER_ACTOR = 2;

    /** A date-time without an offset would depend on the time zone of the service. */
    private static final Pattern WITH_OFFSET = Pattern.compile(".*(?:[Zz]|[+-]\\d{2}:\\d{2})");

    private final Map<TokenDigest, Actor> actors = new LinkedHashMap<>();
    private final Clock clock;

    /** @throws IllegalArgumentException with one line if the configuration is invalid; contains no token */
    StaticTokens(SecurityProperties properties, Clock clock) {
        this.clock = clock;
        properties.actors().forEach(this::add);
        if (actors.isEmpty() && !properties.jwt().isConfigured()) {
            throw invalid("has no token; configure at least one actor");
        }
    }

    private void add(String name, ActorTokens configured) {
        int tokens = configured.tokens().size();
        if (tokens == 0 || tokens > MAX_TOKENS_PER_ACTOR) {
            throw invalid("needs one or two tokens for " + name + ", but has " + tokens);
        }
        Actor actor = new Actor(name, scopes(name, configured), expiresAt(name, configured.expiresAt()));
        for (String token : configured.tokens()) {
            Actor other = actors.putIfAbsent(TokenDigest.ofConfigured(name, token), actor);
            if (other != null) {
                throw invalid("has the same token twice: for " + other.name() + " and for " + name);
            }
        }
    }

    private static Set<Scope> scopes(String name, ActorTokens configured) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String scope : configured.scopes()) {
            if (Scope.named(scope).isEmpty()) {
                throw invalid("has the unknown scope " + scope + " for " + name + "; the scopes are " + Scope.names());
            }
            scopes.addAll(Scope.named(scope));
        }
        if (scopes.isEmpty()) {
            throw invalid("has no scopes for " + name + "; the scopes are " + Scope.names());
        }
        return scopes;
    }

    private static @Nullable Instant expiresAt(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return Rfc3339.parse(text, ZoneOffset.UTC)
                .filter(_ -> WITH_OFFSET.matcher(text).matches())
                .orElseThrow(() -> invalid("has an expires-at for " + name + " that is " + text
                        + " and not a date-time with an offset, such as 2099-12-31T20:00:00Z"));
    }

    private static IllegalArgumentException invalid(String fault) {
        return new IllegalArgumentException("events.security " + fault);
    }

    /**
     * The authentication of a configured token; null for any other token.
     *
     * @throws CredentialsExpiredException if the token has expired
     */
    @Override
    public @Nullable Authentication authenticate(Authentication request) {
        Actor actor = actor(TokenDigest.of(((BearerTokenAuthenticationToken) request).getToken()));
        if (actor == null) {
            return null;
        }
        if (actor.hasExpired(clock.instant())) {
            throw new CredentialsExpiredException("The token has expired");
        }
        return actor.authentication();
    }

    private @Nullable Actor actor(TokenDigest presented) {
        Actor found = null;
        for (Map.Entry<TokenDigest, Actor> entry : actors.entrySet()) {
            if (entry.getKey().equals(presented)) {
                found = entry.getValue();
            }
        }
        return found;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
