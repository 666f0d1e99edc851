package com.ticketing.events.app.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM for one field: a fresh nonce for each text, and the field's place in the log authenticated with it, so that no
 * ciphertext can be passed off as that of another field, domain event or Event.
 */
final class FieldCipher {

    static final String KEY_ALGORITHM = "AES";

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    /** Finding the algorithm takes longer than using it, and each request has a thread of its own. */
    private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

    /** A text that only its key and its place make readable; the ciphertext ends with the tag. */
    static final class Sealed {

        private final byte[] nonce;
        private final byte[] ciphertext;

        Sealed(byte[] nonce, byte[] ciphertext) {
            this.nonce = nonce;
            this.ciphertext = ciphertext;
        }

        byte[] nonce() {
            return nonce;
        }

        byte[] ciphertext() {
            return ciphertext;
        }
    }

    Sealed seal(String text, String place, SecretKey key) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            return new Sealed(nonce, run(Cipher.ENCRYPT_MODE, key, nonce, place, text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A fresh nonce and an AES key were refused", e);
        }
    }

    /** The text; null when it is not what was sealed with that key in that place. */
    @Nullable
    String open(Sealed sealed, String place, SecretKey key) {
        try {
            return new String(run(Cipher.DECRYPT_MODE, key, sealed.nonce(), place, sealed.ciphertext()), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Cipher find() {
        try {
            return Cipher.getInstance(TRANSFORMATION);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + TRANSFORMATION, e);
        }
    }

    private byte[] run(int mode, SecretKey key, byte[] nonce, String place, byte[] input)
            throws GeneralSecurityException {
        Cipher taken = idle.poll();
        Cipher cipher = taken == null ? find() : taken;
        try {
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(UTF_8));
            return cipher.doFinal(input);
        } finally {
            idle.add(cipher);
        }
    }
}
