package com.ticketing.events.app.support;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;

/** Ed25519 key pair for checkpoints of the service under test. */
public final class CheckpointKey {

    private static final KeyPair PAIR = generate();

    private CheckpointKey() {}

    /** The value of {@code events.audit.signing-key}: the private key in PKCS#8 as Base64. */
    public static String signingKey() {
        return Base64.getEncoder().encodeToString(PAIR.getPrivate().getEncoded());
    }

    public static PublicKey publicKey() {
        return PAIR.getPublic();
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
