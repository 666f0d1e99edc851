package com.ticketing.events.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 hash function. */
public final class Sha256 {

    private Sha256() {}

    /** A new, empty digest. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java platform lacks SHA-256", e);
        }
    }

    /** The hash of {@code bytes}: 32 bytes. */
    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }
}
