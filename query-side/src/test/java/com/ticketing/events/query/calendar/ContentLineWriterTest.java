package com.ticketing.events.query.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentLineWriterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ContentLineWriter lines = new ContentLineWriter(out);

    @Test
    void escapesTextValues() {
        lines.text("SUMMARY", "a\\b;c,d\ne:f\"g");
        assertThat(written()).isEqualTo("SUMMARY:a\\\\b\\;c\\,d\\ne:f\"g\r\n");
    }

    @Test
    void writesInstantsInUtcTruncatedToSeconds() {
        lines.utc("DTSTART", Instant.parse("2099-06-18T18:00:00.999Z"));
        assertThat(written()).isEqualTo("DTSTART:20990618T180000Z\r\n");
    }

    @Test
    void doesNotFoldALineOf75Bytes() {
        lines.raw("X", "a".repeat(73));
        assertThat(written()).isEqualTo("X:" + "a".repeat(73) + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ß", "東", "𝄞", "a𝄞", "ab東", "aß"})
    void foldsLinesAt75BytesAndNeverInsideACharacter(String text) {
        String value = text.repeat(200);
        lines.raw("X", value);
        String written = written();
        List<String> folded = written.lines().toList();
        assertThat(folded).hasSizeGreaterThan(2).allSatisfy(line -> {
            assertThat(line.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\uFFFD");
        });
        assertThat(written.replace("\r\n ", "")).isEqualTo("X:" + value + "\r\n");
    }

    private String written() {
        return out.toString(UTF_8);
    }
}
