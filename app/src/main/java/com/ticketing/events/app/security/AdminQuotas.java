package com.ticketing.events.app.security;

import com.ticketing.events.app.http.limit.Quota;
import com.ticketing.events.app.http.limit.RateLimit;
import com.ticketing.events.app.http.limit.RateLimits;
import com.ticketing.events.query.http.ClientNetwork;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Rate limits of paths that require a token: requests of each actor, and failed authentications of each client network.
 * When a network has none of the latter left, its tokens are not examined, so that it cannot go on guessing.
 */
final class AdminQuotas {

    private static final String FAILURE = AdminQuotas.class.getName() + ".failure";

    private final Optional<RateLimit> requests;
    private final Optional<RateLimit> failures;

    AdminQuotas(RateLimits limits) {
        this(limits.adminRequests(), limits.failedAuthentications());
    }

    AdminQuotas(Optional<RateLimit> requests, Optional<RateLimit> failures) {
        this.requests = requests;
        this.failures = failures;
    }

    /** Counts a request of the actor; empty without a limit. */
    Optional<Quota> take(Actor actor) {
        return requests.map(limit -> limit.take(actor.name()));
    }

    /** Whether the token of the request may be examined; otherwise the request counts as a failed authentication. */
    boolean mayAuthenticate(HttpServletRequest request) {
        boolean isExhausted =
                failures.filter(limit -> limit.isExhausted(network(request))).isPresent();
        return !isExhausted || failed(request).filter(Quota::isExceeded).isEmpty();
    }

    /** Counts a failed authentication, once for each request; empty without a limit. */
    Optional<Quota> failed(HttpServletRequest request) {
        if (request.getAttribute(FAILURE) instanceof Quota counted) {
            return Optional.of(counted);
        }
        Optional<Quota> quota = failures.map(limit -> limit.take(network(request)));
        quota.ifPresent(counted -> request.setAttribute(FAILURE, counted));
        return quota;
    }

    private static String network(HttpServletRequest request) {
        return ClientNetwork.of(request.getRemoteAddr());
    }
}
