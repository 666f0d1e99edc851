package com.ticketing.events.app.personaldata.wrapping;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * An AES-256 key that wraps data keys by AES Key Wrap (RFC 3394). The text form is the id.
 *
 * @param id 1 to 64 letters, digits, full stops, hyphens and underscores
 */
record KeyEncryptionKey(String id, SecretKey key) {

    static final int BYTES = 32;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String ALGORITHM = "AES";
    private static final CipherPool CIPHERS = new CipherPool("AESWrap");
    private static final SecureRandom RANDOM = new SecureRandom();

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static byte[] randomBytes() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    WrappedKey wrap(SecretKey dataKey) {
        try {
            return new WrappedKey(id, CIPHERS.use(cipher -> {
                cipher.init(Cipher.WRAP_MODE, key);
                return cipher.wrap(dataKey);
            }));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES Key Wrap refused a key", e);
        }
    }

    /** Unwraps a key; null when it was wrapped with another key, or changed since. */
    @Nullable
    SecretKey unwrap(WrappedKey wrapped) {
        try {
            return CIPHERS.use(cipher -> {
                cipher.init(Cipher.UNWRAP_MODE, key);
                return (SecretKey) cipher.unwrap(wrapped.bytes(), ALGORITHM, Cipher.SECRET_KEY);
            });
        } catch (InvalidKeyException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES Key Wrap refused its key", e);
        }
    }

    /** A check value of this key. */
    WrappedKey checkValue() {
        return wrap(key(randomBytes()));
    }

    @Override
    public String toString() {
        return id;
    }
}
