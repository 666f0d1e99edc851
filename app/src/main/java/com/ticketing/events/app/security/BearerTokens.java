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

/** Knows the tokens and whose they are; tells by its timing neither how much of a token is right nor whose it is. */
final class BearerTokens {

    private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer) +([\\x21-\\x7E]+)");

    private final Map<String, byte[]> hashes;

    /**
     * Learns the tokens.
     *
     * @param tokens each actor's token by the actor's name
     */
    BearerTokens(Map<String, String> tokens) {
        this.hashes = tokens.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> sha256(entry.getValue())));
    }

    /** The actor whose token the one {@code Authorization} header carries; empty for no, two or other headers. */
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
        for (Map.Entry<String, byte[]> known : hashes.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), hash)) {
                actor = Optional.of(known.getKey());
            }
        }
        return actor;
    }

    private static byte[] sha256(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
