package com.ticketing.events.app.security;

import com.ticketing.events.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SHA-256 digest of a bearer token. Two are compared in constant time. */
final class TokenDigest {

    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern CLEAR = Pattern.compile("[\\x21-\\x7E]+");

    private final byte[] bytes;

    private TokenDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The digest of a token that a client presents. */
    static TokenDigest of(String token) {
        return new TokenDigest(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The digest of a configured token, which is either clear or {@code sha256:} with 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException with one line if it is neither; contains the actor, but not the token
     */
    static TokenDigest ofConfigured(String actor, String token) {
        if (isClear(token)) {
            check(actor, token, CLEAR, "visible ASCII without spaces");
            return of(token);
        }
        String hex = token.substring(PREFIX.length());
        check(actor, hex, HEX, "sha256: and 64 hexadecimal digits");
        return new TokenDigest(HexFormat.of().parseHex(hex));
    }

    private static void check(String actor, String text, Pattern pattern, String rule) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("events.security has a token for " + actor + " that is not " + rule);
        }
    }

    /** Whether a configured token is the token itself and not its digest. */
    static boolean isClear(String configured) {
        return !configured.startsWith(PREFIX);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenDigest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
