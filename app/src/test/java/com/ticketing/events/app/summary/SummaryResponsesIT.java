package com.ticketing.events.app.summary;

import static com.ticketing.events.app.support.EventBody.inDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import io.restassured.response.Response;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses, headers and content negotiation of {@code GET /public/events/{id}/summary}. */
class SummaryResponsesIT extends SummaryBlackBoxTest {

    private final EventBody event = EventBody.withStatus("PUBLISHED");

    @Test
    void sendsHeadersThatForbidBufferingAndTransformation() {
        HttpResponse<String> response = summary(create(event));
        assertThat(header(response, "Content-Type")).startsWith("text/event-stream");
        assertThat(header(response, "Cache-Control").split("\\s*,\\s*", -1))
                .containsExactlyInAnyOrder("no-cache", "no-transform");
        assertThat(header(response, "X-Accel-Buffering")).isEqualTo("no");
        assertThat(header(response, "X-Summary-Cache")).isEqualTo("MISS");
        assertThat(header(response, "ETag")).matches("\"[^\"]+\"");
        assertThat(header(response, "X-Request-Id")).isNotEqualTo("none");
    }

    @Test
    void returnsTheWholeTextAsPlainText() {
        String id = create(event);
        HttpResponse<String> plain = summary(id, "Accept", "text/plain");
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(header(plain, "Content-Type")).startsWith("text/plain");
        assertThat(cacheOf(plain)).isEqualTo("MISS");
        HttpResponse<String> stream = summary(id);
        assertThat(cacheOf(stream)).isEqualTo("HIT");
        assertThat(plain.body()).isEqualTo(ReceivedSummary.of(stream).text());
        assertThat(header(plain, "ETag")).isNotEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "*/*", "text/*", "text/event-stream, text/plain;q=0.5"})
    void streamsWhenAnEventStreamIsAcceptable(String accepted) {
        HttpResponse<String> response = summary(create(event), "Accept", accepted);
        assertThat(header(response, "Content-Type")).startsWith("text/event-stream");
        assertThat(ReceivedSummary.of(response).chunks()).isNotEmpty();
    }

    @Test
    void namesDatesInTheRequestedZone() {
        String id = create(event.between(inDays(40) + "T09:00:00Z", inDays(40) + "T10:00:00Z"));
        Response kathmandu = plain(id, "Asia/Kathmandu");
        kathmandu
                .then()
                .statusCode(200)
                .header("X-Summary-Cache", "MISS")
                .body(containsString(" from 14:45 to 15:45 "));
        Response defaultZone = plain(id, "");
        defaultZone.then().statusCode(200).header("X-Summary-Cache", "MISS").body(containsString(" to 10:00 UTC"));
        assertThat(kathmandu.header("ETag")).isNotEqualTo(defaultZone.header("ETag"));
        plain(id, "Asia/Kathmandu").then().header("X-Summary-Cache", "HIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Phobos", "+02:00", "Etc/Unknown", "europe/berlin"})
    void returns400ForAnUnknownZone(String zone) {
        for (String id : List.of(create(event), UUID.randomUUID().toString())) {
            plain(id, zone)
                    .then()
                    .statusCode(400)
                    .header("X-Summary-Cache", nullValue())
                    .body("error.code", equalTo("VALIDATION_ERROR"))
                    .body("error.details[0].field", equalTo("tz"));
        }
    }

    private Response plain(String id, String zone) {
        return anonymous().accept("text/plain").queryParam("tz", zone).get("/public/events/{id}/summary", id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/png"})
    void returns406WhenNeitherTypeIsAcceptable(String accepted) {
        HttpResponse<String> response = summary(create(event), "Accept", accepted);
        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(Envelope.of(response.body()).code()).isEqualTo("NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @CsvSource({"text/event-stream", "text/plain", "application/json", "*/*"})
    void returns404ForDraftsAndUnknownOrMalformedIds(String accepted) {
        String draft = create(EventBody.valid());
        for (String id : new String[] {draft, UNKNOWN_ID, "not-an-id", "1-1-1-1-1"}) {
            HttpResponse<String> response = summary(id, "Accept", accepted);
            assertThat(response.statusCode()).as(id).isEqualTo(404);
            assertThat(header(response, "Content-Type")).startsWith("application/json");
            assertThat(cacheOf(response)).isEqualTo("none");
            assertThat(header(response, "Cache-Control")).contains("no-store");
            assertThat(Envelope.of(response.body()).code()).isEqualTo("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/event-stream"})
    void sendsNoContentLengthForHeadBeforeGeneration(String accepted) {
        String path = "/public/events/" + create(EventBody.withStatus("PUBLISHED")) + "/summary";
        RawHttp.Response response = RawHttp.send(port, "HEAD " + path + " HTTP/1.1", "Host: a", "Accept: " + accepted);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Length")).isEmpty();
    }

    @Test
    void generatesNothingForHead() {
        String id = create(event);
        HttpResponse<String> head = summaryHead(id);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Type")).startsWith("text/event-stream");
        HttpResponse<String> get = summary(id);
        assertThat(cacheOf(get)).isEqualTo("MISS");
        assertThat(header(get, "ETag")).isEqualTo(header(head, "ETag"));
    }
}
