package com.ticketing.events.app.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Caller with a valid token; its name is recorded with every domain event.
 *
 * @param expiresAt the instant from which the token is invalid; null if it has no end
 */
record Actor(String name, Set<Scope> scopes, @Nullable Instant expiresAt) implements AuthenticatedPrincipal {

    Actor {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String getName() {
        return name;
    }

    /** Whether the token is invalid at this instant. */
    boolean hasExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** The authentication with the scopes as its authorities. */
    UsernamePasswordAuthenticationToken authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(this, null, scopes);
    }
}
