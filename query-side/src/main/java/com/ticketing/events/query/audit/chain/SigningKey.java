package com.ticketing.events.query.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Ed25519 private key that signs checkpoints. Thread-safe. */
final class SigningKey {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /**
     * Parses a private key.
     *
     * @param text PKCS #8 in PEM or plain Base64
     * @throws IllegalArgumentException if it is not an Ed25519 key; the message does not contain the text
     */
    static SigningKey parse(String text) {
        String base64 = text.replaceAll("-----[A-Z ]+-----", "");
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return new SigningKey(KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "events.audit.signing-key must be an Ed25519 private key, PKCS #8 in PEM or Base64");
        }
    }

    /** The signature over the UTF-8 bytes of a text, in Base64. */
    String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " signature failed", e);
        }
    }
}
