package com.ticketing.events.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.ticketing.events.error.InvalidRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class JsonBodyReaderTest {

    @Test
    void readsAnObject() {
        assertThat(JsonBodyReader.read(request("{\"title\": \"Jazz ♪\"}"), APPLICATION_JSON)
                        .get("title")
                        .stringValue())
                .isEqualTo("Jazz ♪");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": 1, \"a\": 2} | Has a duplicate key at line 1, column 13",
                "{\"a\": 1 | Is not well-formed JSON at line 1, column 8",
                "{\"a\": 1} x | Is not well-formed JSON at line 1, column 10",
                "[1] | Must be a JSON object",
                "null | Must be a JSON object"
            })
    void reportsTheProblemAndItsPosition(String json, String message) {
        assertThat(messageFor(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(message);
    }

    @Test
    void reportsTheLineNumberInTheFile() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> JsonBodyReader.read("{]".getBytes(StandardCharsets.UTF_8), 17))
                .satisfies(refusal -> assertThat(refusal.details().getFirst().message())
                        .isEqualTo("Is not well-formed JSON at line 17, column 2"));
    }

    @Test
    void refusesDeepNesting() {
        assertThat(messageFor("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .startsWith("Is nested too deeply");
    }

    @Test
    void refusesOtherEncodings() {
        assertThat(messageFor("{\"title\": \"Köln\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("Must be JSON in UTF-8");
    }

    @Test
    void refusesAnEmptyBody() {
        assertThat(messageFor(new byte[0])).isEqualTo("Must be a JSON object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/json;charset=ISO-8859-1", "application/json;charset=none", "x", ""})
    void refusesOtherMediaTypes(String mediaType) {
        MockHttpServletRequest request = request("{}");
        request.removeHeader("Content-Type");
        request.addHeader("Content-Type", mediaType);

        assertThatExceptionOfType(UnsupportedMediaType.class)
                .isThrownBy(() -> JsonBodyReader.read(request, APPLICATION_JSON));
    }

    @Test
    void acceptsExactly256KibibytesAndNoMore() {
        String padding = " ".repeat(256 * 1024 - 2);

        assertThat(JsonBodyReader.read(request("{" + padding + "}"), APPLICATION_JSON))
                .isEmpty();
        assertThatExceptionOfType(PayloadTooLarge.class)
                .isThrownBy(() -> JsonBodyReader.read(request("{" + padding + " }"), APPLICATION_JSON));
    }

    private static String messageFor(byte[] body) {
        InvalidRequest refusal =
                catchThrowableOfType(InvalidRequest.class, () -> JsonBodyReader.read(request(body), APPLICATION_JSON));
        assertThat(refusal.details()).hasSize(1).allMatch(it -> it.field().equals("body"));
        return refusal.details().getFirst().message();
    }

    private static MockHttpServletRequest request(String body) {
        return request(body.getBytes(StandardCharsets.UTF_8));
    }

    private static MockHttpServletRequest request(byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Content-Type", "application/json");
        request.setContent(body);
        return request;
    }
}
