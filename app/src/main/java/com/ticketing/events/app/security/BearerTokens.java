package com.ticketing.events.app.security;

import com.ticketing.events.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lookup of the actor of a bearer token. Compares hashes of all tokens in constant time, so that the response time
 * reveals neither a matching prefix nor the actor. Immutable.
 */
final class BearerTokens {

    private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer) +([\\x21-\\x7E]+)");

    private final Map<String, byte[]> hashesByActor;

    /**
     * Stores the SHA-256 hash of each token.
     *
     * @param tokens token by actor name
     */
    BearerTokens(Map<String, String> tokens) {
        this.hashesByActor = tokens.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> sha256(entry.getValue())));
    }

    /**
     * The actor of the token in the {@code Authorization} header; empty unless there is exactly one header with a known
     * token.
     */
    Optional<String> actor(List<String> authorizationHeaders) {
        if (authorizationHeaders.size() != 1) {
            return Optional.empty();
        }
        Matcher credentials = CREDENTIALS.matcher(authorizationHeaders.getFirst());
        return credentials.matches() ? actorWithToken(credentials.group(1)) : Optional.empty();
    }

    private Optional<String> actorWithToken(String token) {
        byte[] hash = sha256(token);
        Optional<String> actor = Optional.empty();
        for (Map.Entry<String, byte[]> entry : hashesByActor.entrySet()) {
            if (MessageDigest.isEqual(entry.getValue(), hash)) {
                actor = Optional.of(entry.getKey());
            }
        }
        return actor;
    }

    private static byte[] sha256(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
