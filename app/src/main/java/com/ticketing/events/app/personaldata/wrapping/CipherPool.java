package com.ticketing.events.app.personaldata.wrapping;

import java.security.GeneralSecurityException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.crypto.Cipher;

/**
 * Pool of ciphers of one transformation. The provider lookup costs more than an encryption, and a request thread is too
 * short-lived to cache one. The last one used comes first, because a cipher expands a key only if it differs from the
 * one before. Thread-safe.
 */
public final class CipherPool {

    private final Deque<Cipher> idle = new ConcurrentLinkedDeque<>();
    private final String transformation;

    /** @param transformation one that every Java platform has */
    public CipherPool(String transformation) {
        this.transformation = transformation;
    }

    /** One use of a cipher, which initializes it. */
    @FunctionalInterface
    public interface Use<T> {

        T apply(Cipher cipher) throws GeneralSecurityException;
    }

    /** Applies the use to an idle or a new cipher. */
    public <T> T use(Use<T> use) throws GeneralSecurityException {
        Cipher pooled = idle.pollFirst();
        Cipher cipher = pooled == null ? newCipher() : pooled;
        try {
            return use.apply(cipher);
        } finally {
            idle.addFirst(cipher);
        }
    }

    private Cipher newCipher() {
        try {
            return Cipher.getInstance(transformation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + transformation, e);
        }
    }
}
