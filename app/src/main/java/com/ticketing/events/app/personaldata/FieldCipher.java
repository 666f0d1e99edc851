package com.ticketing.events.app.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.app.personaldata.wrapping.CipherPool;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM for one field, with a new nonce for each text. Event, domain event and field are the associated data, so a
 * ciphertext moved to another field, domain event or Event does not decrypt. Thread-safe.
 */
final class FieldCipher {

    static final String KEY_ALGORITHM = "AES";

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    private final CipherPool ciphers = new CipherPool("AES/GCM/NoPadding");

    /** Nonce and ciphertext of a text; the ciphertext ends with the authentication tag. */
    static final class Ciphertext {

        private final byte[] nonce;
        private final byte[] bytes;

        Ciphertext(byte[] nonce, byte[] bytes) {
            this.nonce = nonce;
            this.bytes = bytes;
        }

        byte[] nonce() {
            return nonce;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    Ciphertext encrypt(String text, String associatedData, SecretKey key) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            return new Ciphertext(nonce, run(Cipher.ENCRYPT_MODE, key, nonce, associatedData, text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused the key or a new nonce", e);
        }
    }

    /** Decrypts a text into UTF-8; null when key, associated data or ciphertext do not match. */
    byte @Nullable [] decrypt(Ciphertext ciphertext, String associatedData, SecretKey key) {
        try {
            return run(Cipher.DECRYPT_MODE, key, ciphertext.nonce(), associatedData, ciphertext.bytes());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private byte[] run(int mode, SecretKey key, byte[] nonce, String associatedData, byte[] input)
            throws GeneralSecurityException {
        return ciphers.use(cipher -> {
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(associatedData.getBytes(UTF_8));
            return cipher.doFinal(input);
        });
    }
}
