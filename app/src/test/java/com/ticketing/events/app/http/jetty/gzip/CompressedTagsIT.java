package com.ticketing.events.app.http.jetty.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entity tags of compressed and uncompressed responses in conditional requests. */
class CompressedTagsIT extends CompressionBlackBoxTest {

    @Test
    void bothTagsWorkInIfNoneMatch() throws Exception {
        String id = create(event);
        for (int n = 0; n < 8; n++) {
            create(event.with("location", event.location()));
        }
        String place = "?limit=100&locations=" + event.location().replace(" ", "%20");
        for (String path : List.of(
                "/",
                "/events/" + id,
                "/events/" + id + "?asOf=2199-01-01T00:00:00Z",
                "/public/events" + place,
                "/public/events.ics" + place)) {
            String plain = header(send("GET", path), "ETag");
            String gzip = header(send("GET", path, CODING, "gzip"), "ETag");
            assertThat(gzip).as(path).isNotEqualTo(plain).endsWith("-gzip\"");
            for (String tag : List.of(plain, gzip)) {
                for (String coding : List.of("identity", "gzip")) {
                    assertNotModified(path, tag, tag, coding);
                    assertThat(send("GET", path, "If-None-Match", "\"x-gzip\"", CODING, coding)
                                    .statusCode())
                            .isEqualTo(200);
                }
            }
            assertNotModified(path, plain + ", " + gzip, gzip, "gzip");
            assertNotModified(path, gzip + ", " + plain, plain, "identity");
        }
    }

    private void assertNotModified(String path, String ifNoneMatch, String expected, String coding) throws Exception {
        for (String method : List.of("GET", "HEAD")) {
            HttpResponse<byte[]> response = send(method, path, "If-None-Match", ifNoneMatch, CODING, coding);
            assertThat(response.statusCode()).as(path).isEqualTo(304);
            assertThat(header(response, "ETag")).as(path).isEqualTo(expected);
            assertThat(response.headers().allValues("Vary")).as(path).containsExactly("Accept-Encoding");
            assertThat(response.headers().map()).as(path).doesNotContainKeys("content-length", "content-encoding");
        }
    }

    @Test
    void theCompressedTagWorksInIfMatch() throws Exception {
        String id = create(event);
        String notes = Json.write(Map.of("internalNotes", NOTES + "!"));
        String details = Json.write(event.detailsWith("title", EventBody.unique("Renamed")));
        assertThat(change("PATCH", "/events/" + id, notes, "\"1-gzip\"").statusCode())
                .isEqualTo(412);
        assertThat(change("PATCH", "/events/" + id, notes, "W/\"0-gzip\"").statusCode())
                .isEqualTo(412);
        HttpResponse<byte[]> patched = change("PATCH", "/events/" + id, notes, "\"0-gzip\"");
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(header(patched, "ETag")).isEqualTo("\"1-gzip\"");
        HttpResponse<byte[]> revised = change("PUT", "/events/" + id + "/details", details, "\"7\", \"1-gzip\"");
        assertThat(revised.statusCode()).isEqualTo(200);
        assertThat(header(revised, "ETag")).isEqualTo("\"2-gzip\"");
        assertThat(change("DELETE", "/events/" + id + "/personal-data", "", "\"0-gzip\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(change("DELETE", "/events/" + id + "/personal-data", "", header(revised, "ETag"))
                        .statusCode())
                .isEqualTo(204);
    }

    private HttpResponse<byte[]> change(String method, String path, String json, String ifMatch) throws Exception {
        return client.send(
                request(path, "Content-Type", "application/json", "If-Match", ifMatch, CODING, "gzip")
                        .method(method, BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofByteArray());
    }
}
