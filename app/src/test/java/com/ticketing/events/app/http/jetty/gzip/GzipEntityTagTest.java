package com.ticketing.events.app.http.jetty.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GzipEntityTagTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {"\"3\" | \"3-gzip\"", "W/\"a,b\" | W/\"a,b-gzip\"", "\"\" | \"-gzip\"", "malformed | malformed"})
    void distinguishesTheCompressedRepresentation(String plain, String compressed) {
        assertThat(GzipEntityTag.of(plain)).isEqualTo(compressed);
        assertThat(GzipEntityTag.toPlain(compressed)).isEqualTo(plain);
    }

    @Test
    void replacesEveryTagOfAHeader() {
        String value = "\"1-gzip\", W/\"2-gzip\" ,\"3\",\"-gzip-4\", *";
        assertThat(GzipEntityTag.isIn(value)).isTrue();
        assertThat(GzipEntityTag.toPlain(value)).isEqualTo("\"1\", W/\"2\" ,\"3\",\"-gzip-4\", *");
        assertThat(GzipEntityTag.isIn("\"3\", \"-gzip-4\"")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "\"3\"                | true  | \"3\"",
                "\"3\"                | false | \"3\"",
                "\"3-gzip\"           | true  | \"3-gzip\"",
                "\"3-gzip\"           | false | \"3-gzip\"",
                "W/\"3-gzip\"         | false | \"3-gzip\"",
                "\"3\", \"3-gzip\"    | true  | \"3-gzip\"",
                "\"3\", \"3-gzip\"    | false | \"3\"",
                "\"13-gzip\", \"3\"   | true  | \"3\"",
                "*                    | true  | \"3\"",
            })
    void aNotModifiedResponseHasTheTagThatTheClientHas(String ifNoneMatch, boolean acceptsGzip, String expected) {
        assertThat(GzipEntityTag.ofNotModified("\"3\"", List.of(ifNoneMatch), acceptsGzip))
                .isEqualTo(expected);
    }
}
