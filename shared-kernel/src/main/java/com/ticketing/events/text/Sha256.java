package com.ticketing.events.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of keys, tags and tokens. */
public final class Sha256 {

    private Sha256() {}

    /** A digest that nothing has been put into. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The 32 bytes that stand for these bytes. */
    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }
}
