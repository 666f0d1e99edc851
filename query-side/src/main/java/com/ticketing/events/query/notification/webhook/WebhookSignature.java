package com.ticketing.events.query.notification.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Headers that identify and authenticate a message: those of Standard Webhooks, with a signature per secret, and those
 * of the first release, with one of the current secret. Signatures are HMAC-SHA256. Thread-safe.
 */
final class WebhookSignature {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    static final String FIRST_ID = "Idempotency-Key";
    static final String FIRST_TIMESTAMP = "X-Webhook-Timestamp";
    static final String FIRST_SIGNATURE = "X-Webhook-Signature";

    private final WebhookSecret current;
    private final List<WebhookSecret> secrets;

    /** @param previous also signs, while receivers change to {@code current}; null after that */
    WebhookSignature(WebhookSecret current, @Nullable WebhookSecret previous) {
        this.current = current;
        this.secrets = Stream.of(current, previous).flatMap(Stream::ofNullable).toList();
    }

    /** The headers of an attempt. */
    Map<String, String> headers(String id, Instant time, byte[] body) {
        String timestamp = Long.toString(time.getEpochSecond());
        return Map.of(
                ID, id,
                TIMESTAMP, timestamp,
                SIGNATURE, standard(id + "." + timestamp + ".", body),
                FIRST_ID, id,
                FIRST_TIMESTAMP, timestamp,
                FIRST_SIGNATURE, HexFormat.of().formatHex(sign(current.text(), timestamp + ".", body)));
    }

    private String standard(String prefix, byte[] body) {
        return secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(sign(secret.key(), prefix, body)))
                .collect(joining(" "));
    }

    private static byte[] sign(SecretKey key, String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance(WebhookSecret.ALGORITHM);
            mac.init(key);
            mac.update(prefix.getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(WebhookSecret.ALGORITHM + " is not available", e);
        }
    }
}
