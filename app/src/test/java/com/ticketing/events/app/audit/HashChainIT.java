package com.ticketing.events.app.audit;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.CheckpointKey;
import com.ticketing.events.app.support.EventBody;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Hash chain: {@code GET /audit/checkpoint} and {@code GET /audit/verify}. */
class HashChainIT extends AuditBlackBoxTest {

    @Test
    void checkpointContainsTheLastPosition() {
        String id = createEventWithHistory(EventBody.valid(), "checkpoint");

        JsonNode checkpoint = body(admin().get("/audit/checkpoint"));

        assertThat(checkpoint.propertyNames()).containsExactly("position", "hash", "time", "signature");
        assertThat(checkpoint.get("position").longValue())
                .isEqualTo(positions(history(id)).getLast());
        assertThat(checkpoint.get("hash").stringValue()).matches("[0-9a-f]{64}");
    }

    @Test
    void checkpointIsSigned() throws GeneralSecurityException {
        JsonNode checkpoint = body(admin().get("/audit/checkpoint"));

        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(CheckpointKey.publicKey());
        signature.update("event-service checkpoint\n%s\n%s\n%s\n"
                .formatted(
                        checkpoint.get("position").longValue(),
                        checkpoint.get("hash").stringValue(),
                        checkpoint.get("time").stringValue())
                .getBytes(UTF_8));
        assertThat(signature.verify(
                        Base64.getDecoder().decode(checkpoint.get("signature").stringValue())))
                .isTrue();
    }

    @Test
    void verificationUpToACheckpointMatchesItAfterLaterEvents() {
        String id = create(EventBody.valid());
        JsonNode checkpoint = body(admin().get("/audit/checkpoint"));
        patch(id, Map.of("internalNotes", "later"));

        JsonNode verification = body(
                admin().queryParam("to", checkpoint.get("position").longValue()).get("/audit/verify"));

        assertThat(verification.get("valid").booleanValue()).isTrue();
        assertThat(verification.get("hash")).isEqualTo(checkpoint.get("hash"));
    }

    @Test
    void verifiesTheWholeLogByDefault() {
        create(EventBody.valid());
        JsonNode checkpoint = body(admin().get("/audit/checkpoint"));

        JsonNode all = body(admin().get("/audit/verify"));
        JsonNode last =
                body(admin().queryParam("from", checkpoint.get("position").longValue())
                        .get("/audit/verify"));

        assertThat(all.propertyNames())
                .containsExactly("from", "to", "events", "valid", "firstMismatch", "problem", "hash");
        assertThat(all.get("from").longValue()).isEqualTo(1);
        assertThat(all.get("events")).isEqualTo(all.get("to"));
        assertThat(all.get("firstMismatch").isNull()).isTrue();
        assertThat(all.get("problem").isNull()).isTrue();
        assertThat(last.get("events").longValue()).isEqualTo(1);
        assertThat(last.get("hash")).isEqualTo(checkpoint.get("hash"));
    }

    @Test
    void refusesAnInvalidRange() {
        create(EventBody.valid());
        admin().queryParam("from", "0")
                .queryParam("to", "x")
                .get("/audit/verify")
                .then()
                .spec(invalid("from", "to"));
        admin().queryParam("to", 999_999_999).get("/audit/verify").then().spec(invalid("to"));
        admin().queryParam("from", 2)
                .queryParam("to", 1)
                .get("/audit/verify")
                .then()
                .spec(invalid("from"));
        admin().queryParam("from", 999_999_999).get("/audit/verify").then().spec(invalid("from"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit/checkpoint", "/audit/verify"})
    void requiresATokenAndProducesJsonOnly(String path) {
        anonymous().get(path).then().spec(unauthorized());
        admin().accept("text/csv").get(path).then().spec(refused(406, "NOT_ACCEPTABLE"));
        admin().delete(path).then().spec(refused(405, "METHOD_NOT_ALLOWED"));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsTheActor(CapturedOutput output) {
        for (String path : List.of("/audit/checkpoint", "/audit/verify")) {
            withToken(SECOND_TOKEN).get(path).then().statusCode(200);
        }

        assertThat(output.getOut()).contains("second took a checkpoint at position", "second verified positions 1 to");
    }
}
