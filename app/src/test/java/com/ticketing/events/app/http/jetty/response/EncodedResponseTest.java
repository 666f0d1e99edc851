package com.ticketing.events.app.http.jetty.response;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.http.jetty.response.EncodedResponse.Representation;
import com.ticketing.events.query.catalog.response.PublicResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedResponseTest {

    private static final String PLAIN = "\"a1\"";
    private static final String GZIP = "\"a1-gzip\"";

    private final EncodedResponse encoded = response(1024, "</public/events?page=1>; rel=\"first\"");

    @Test
    void hasEveryHeaderLineOnce() {
        assertThat(lines(encoded.representation(false)))
                .containsExactlyInAnyOrder(
                        "ETag: " + PLAIN,
                        "Content-Type: application/json",
                        "Cache-Control: public, max-age=0, must-revalidate",
                        "Vary: Accept-Encoding",
                        "X-Content-Type-Options: nosniff",
                        "X-Frame-Options: DENY",
                        "Link: </public/events?page=1>; rel=\"first\"");
        assertThat(lines(encoded.representation(true)))
                .contains("ETag: " + GZIP, "Content-Encoding: gzip")
                .doesNotContain("ETag: " + PLAIN)
                .hasSize(8);
        assertThat(lines(response(10, null).representation(true))).noneMatch(line -> line.startsWith("Link"));
    }

    @Test
    void compressesOnceAndWithoutLoss() throws IOException {
        byte[] compressed = encoded.representation(true).body();
        assertThat(encoded.representation(true).body()).isSameAs(compressed);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
                .isEqualTo(encoded.representation(false).body());
        assertThat(encoded.representation(true).contentLength().getLongValue()).isEqualTo(compressed.length);
        assertThat(encoded.representation(false).contentLength().getLongValue()).isEqualTo(1024);
    }

    @Test
    void compressesBodiesOfAKibibyteOrMore() {
        assertThat(encoded.representation(true).body())
                .isNotSameAs(encoded.response().body());
        EncodedResponse small = response(1023, null);
        assertThat(small.representation(true).body()).isSameAs(small.response().body());
    }

    @Test
    void isSlowUntilALongBodyIsCompressed() {
        EncodedResponse large = response(100_000, null);
        assertThat(large.isSlow(false)).isFalse();
        assertThat(large.isSlow(true)).isTrue();
        assertThat(large.representation(true)).isNotNull();
        assertThat(large.isSlow(true)).isFalse();
        assertThat(encoded.isSlow(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"a\", W/\"b\" , %s", "\"a,b\",%s"})
    void matchesTheTagsOfBothForms(String pattern) {
        for (String tag : List.of(PLAIN, GZIP)) {
            List<String> sent = List.of(pattern.formatted(tag));
            assertThat(encoded.matchingTag(sent, false)).isEqualTo(tag);
            assertThat(encoded.matchingTag(sent, true)).isEqualTo(tag);
        }
    }

    @ParameterizedTest
    @CsvSource({"*, true", "*, false", "'\"a1\", \"a1-gzip\"', true", "'\"a1-gzip\", \"a1\"', false"})
    void prefersTheTagOfTheFormThatTheClientWouldGet(String sent, boolean acceptsGzip) {
        assertThat(encoded.matchingTag(List.of(sent), acceptsGzip)).isEqualTo(acceptsGzip ? GZIP : PLAIN);
    }

    @Test
    void checksEveryHeader() {
        assertThat(encoded.matchingTag(List.of("\"x\"", PLAIN), false)).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "W/\"0123\"", "garbage", "", "\"", "\"a1-gzip-gzip\"", "a1"})
    void matchesNoOtherTag(String sent) {
        assertThat(encoded.matchingTag(List.of(sent), false)).isNull();
        assertThat(encoded.matchingTag(List.of(), true)).isNull();
    }

    private static EncodedResponse response(int length, String link) {
        return new EncodedResponse(
                new PublicResponse("a1", "public, max-age=0, must-revalidate", link, new byte[length], null));
    }

    private static List<String> lines(Representation representation) {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        representation.headers().putTo(buffer, HttpVersion.HTTP_1_1);
        return new String(buffer.array(), 0, buffer.position(), ISO_8859_1)
                .lines()
                .toList();
    }
}
