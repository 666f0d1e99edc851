package com.ticketing.events.query.notification.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verification by the library of Standard Webhooks. */
class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PREVIOUS = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String BODY = "{\"text\":\"Zoë\"}";
    private static final String ID = "17.9e107d9d-webhook";

    private final Instant now = Instant.now();

    @Test
    void isValidForAStandardSecret() {
        assertValid(new Webhook(SECRET), headers(SECRET, null));
    }

    @Test
    void isValidForATextWhoseBytesAreTheKey() {
        assertValid(new Webhook("s3crèt".getBytes(UTF_8)), headers("s3crèt", null));
    }

    @Test
    void isValidForBothSecretsWhileThereAreTwo() {
        Map<String, String> headers = headers(SECRET, PREVIOUS);
        assertThat(headers.get("webhook-signature")).matches("v1,\\S+ v1,\\S+");
        assertValid(new Webhook(SECRET), headers);
        assertValid(new Webhook(PREVIOUS), headers);
    }

    @Test
    void isInvalidForAnotherSecretIdTimeOrBody() {
        assertInvalid(new Webhook(PREVIOUS), headers(SECRET, null), BODY);
        assertInvalid(new Webhook(SECRET), headers(SECRET, null), BODY + " ");
        assertInvalid(new Webhook(SECRET), changed("webhook-id", "18.9e107d9d-webhook"), BODY);
        assertInvalid(new Webhook(SECRET), changed("webhook-timestamp", "" + (now.getEpochSecond() - 1)), BODY);
    }

    @Test
    void hasTheIdAndTheTimeInBothFormsOfTheHeaders() {
        assertThat(headers(SECRET, null))
                .containsEntry("webhook-id", ID)
                .containsEntry("Idempotency-Key", ID)
                .containsEntry("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .containsEntry("X-Webhook-Timestamp", Long.toString(now.getEpochSecond()))
                .hasSize(6);
    }

    private Map<String, String> headers(String secret, String previous) {
        return new WebhookSignature(
                        WebhookSecret.parse("secret", secret),
                        previous == null ? null : WebhookSecret.parse("previous", previous))
                .headers(ID, now, BODY.getBytes(UTF_8));
    }

    private Map<String, String> changed(String header, String value) {
        return headers(SECRET, null).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getKey().equals(header) ? value : entry.getValue()));
    }

    private static void assertValid(Webhook receiver, Map<String, String> headers) {
        assertThatCode(() -> receiver.verify(BODY, lists(headers))).doesNotThrowAnyException();
    }

    private static void assertInvalid(Webhook receiver, Map<String, String> headers, String body) {
        assertThatThrownBy(() -> receiver.verify(body, lists(headers)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private static Map<String, List<String>> lists(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}
