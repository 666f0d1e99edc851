package com.ticketing.events.query.notification.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret that a receiver shares: {@code whsec_} and the Base64 form of 24 to 64 bytes, as Standard Webhooks has it, or
 * any other text, whose UTF-8 bytes are the key. The text form has neither text nor key. Immutable.
 */
final class WebhookSecret {

    static final String ALGORITHM = "HmacSHA256";

    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private final SecretKey text;
    private final SecretKey key;

    private WebhookSecret(byte[] text, byte[] key) {
        this.text = new SecretKeySpec(text, ALGORITHM);
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Parses a secret.
     *
     * @param property the property that has it, with which the message of a failure begins
     * @throws IllegalArgumentException if it has the prefix and another form; the message does not contain the secret
     */
    static WebhookSecret parse(String property, String secret) {
        byte[] text = secret.getBytes(UTF_8);
        return new WebhookSecret(text, secret.startsWith(PREFIX) ? decode(property, secret) : text);
    }

    private static byte[] decode(String property, String secret) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (IllegalArgumentException _) {
            bytes = new byte[0];
        }
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(property + " must be " + PREFIX + " and the Base64 form of " + MIN_BYTES
                    + " to " + MAX_BYTES + " bytes, or a text without that prefix");
        }
        return bytes;
    }

    /** The key of {@code webhook-signature}. */
    SecretKey key() {
        return key;
    }

    /** The UTF-8 bytes of the secret as configured: the key of {@code X-Webhook-Signature}. */
    SecretKey text() {
        return text;
    }
}
