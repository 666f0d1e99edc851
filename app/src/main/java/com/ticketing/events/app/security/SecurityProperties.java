package com.ticketing.events.app.security;

import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Static bearer tokens of the admin API.
 *
 * @param tokens bearer token by actor name; at least one, all different, each of visible ASCII characters without
 *     spaces
 */
@ConfigurationProperties("events.security")
record SecurityProperties(Map<String, String> tokens) {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

    SecurityProperties {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException(
                    "events.security.tokens is empty; configure at least one actor and token");
        }
        tokens.forEach((actor, token) -> {
            if (!TOKEN.matcher(token).matches()) {
                throw new IllegalArgumentException("events.security.tokens has a token for " + actor
                        + " that is not visible ASCII without spaces");
            }
        });
        if (new HashSet<>(tokens.values()).size() < tokens.size()) {
            throw new IllegalArgumentException("events.security.tokens has the same token for two actors");
        }
        tokens = Map.copyOf(tokens);
    }

    /** The actors without their tokens, which are secret. */
    @Override
    public String toString() {
        return "SecurityProperties[actors=" + tokens.keySet() + "]";
    }
}
