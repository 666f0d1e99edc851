package com.ticketing.events.app.http.jetty.gzip;

import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Content-Encoding} of requests, and the response headers that name what is accepted. */
class ContentCodingIT extends BlackBoxTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br", "deflate", "zstd", "nonsense", "identity, gzip", "gzip, identity"})
    void refusesEveryOtherContentCoding(String coding) {
        EventBody body = EventBody.valid();
        String id = create(body);
        Map<String, Object> details = new LinkedHashMap<>(body.fields());
        adminSending(EventBody.valid().json())
                .header("Content-Encoding", coding)
                .post("/events")
                .then()
                .header("Accept-Encoding", "identity")
                .spec(refused(415, "UNSUPPORTED_MEDIA_TYPE"));
        adminSending(Json.write(Map.of("status", "PUBLISHED")))
                .header("Content-Encoding", coding)
                .patch("/events/" + id)
                .then()
                .header("Accept-Encoding", "identity")
                .spec(refused(415, "UNSUPPORTED_MEDIA_TYPE"));
        adminSending(Json.write(details))
                .header("Content-Encoding", coding)
                .put("/events/" + id + "/details")
                .then()
                .header("Accept-Encoding", "identity")
                .spec(refused(415, "UNSUPPORTED_MEDIA_TYPE"));
        assertThat(event(id)).containsEntry("status", "DRAFT");
    }

    @Test
    void refusesACompressedBody() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(EventBody.valid().json().getBytes(StandardCharsets.UTF_8));
        }
        admin().contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body(compressed.toByteArray())
                .post("/events")
                .then()
                .spec(refused(415, "UNSUPPORTED_MEDIA_TYPE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity", "identity, identity"})
    void acceptsIdentity(String coding) {
        adminSending(EventBody.valid().json())
                .header("Content-Encoding", coding)
                .post("/events")
                .then()
                .statusCode(201);
    }

    @Test
    void namesThePatchFormatsOfAPath() {
        String formats = "application/json, application/merge-patch+json";
        assertThat(admin().options("/events/" + UNKNOWN_ID).header("Accept-Patch"))
                .isEqualTo(formats);
        assertThat(admin().contentType("text/plain")
                        .body("x")
                        .patch("/events/" + UNKNOWN_ID)
                        .header("Accept-Patch"))
                .isEqualTo(formats);
        assertThat(admin().options("/events").header("Accept-Patch")).isNull();
        assertThat(admin().contentType("text/plain").body("x").post("/events").header("Accept-Patch"))
                .isNull();
        assertThat(admin().contentType("text/plain").body("x").patch("/events").header("Accept-Patch"))
                .isNull();
    }
}
