package com.ticketing.events.app.support;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;

/** The key that the service under test signs checkpoints with. */
public final class CheckpointKey {

    private static final KeyPair PAIR = generate();

    private CheckpointKey() {}

    public static String forTheService() {
        return Base64.getEncoder().encodeToString(PAIR.getPrivate().getEncoded());
    }

    public static PublicKey forAuditors() {
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
