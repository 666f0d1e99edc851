package com.ticketing.events.app.security;

import com.ticketing.events.app.security.SecurityProperties.ActorTokens;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Warnings about weak tokens: among the last lines of a start, and in the details of health, which stays up. */
@Component
final class SecurityHealthIndicator implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityHealthIndicator.class);

    /** The token that the brief publishes. */
    private static final TokenDigest DEFAULT_TOKEN = TokenDigest.of("admin-token-123");

    /** In characters. */
    private static final int MIN_TOKEN_LENGTH = 16;

    private final List<String> warnings = new ArrayList<>();

    @Autowired
    SecurityHealthIndicator(SecurityProperties properties, ServerProperties server) {
        this(properties, isLoopback(server.getAddress()));
    }

    /** @param loopbackOnly whether only the local machine can connect */
    SecurityHealthIndicator(SecurityProperties properties, boolean loopbackOnly) {
        properties.actors().forEach((actor, configured) -> addWarnings(actor, configured, loopbackOnly));
    }

    private static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }

    private void addWarnings(String actor, ActorTokens configured, boolean loopbackOnly) {
        for (String token : configured.tokens()) {
            if (TokenDigest.ofConfigured(actor, token).equals(DEFAULT_TOKEN)) {
                warnings.add("The actor " + actor + " has the default token, which is public"
                        + (loopbackOnly
                                ? "; set ADMIN_TOKEN before other machines can connect"
                                : ", and other machines can connect; set ADMIN_TOKEN"));
            } else if (TokenDigest.isClear(token) && token.length() < MIN_TOKEN_LENGTH) {
                warnings.add("A token of the actor " + actor + " has less than " + MIN_TOKEN_LENGTH + " characters");
            }
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void logWarnings() {
        warnings.forEach(LOG::warn);
    }

    @Override
    public Health health() {
        return Health.up().withDetail("warnings", warnings).build();
    }
}
