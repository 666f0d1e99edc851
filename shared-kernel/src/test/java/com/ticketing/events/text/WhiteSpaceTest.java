package com.ticketing.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhiteSpaceTest {

    private static final Pattern UNICODE = Pattern.compile("\\p{IsWhite_Space}");

    @ParameterizedTest
    @CsvSource({"' a b ', a b", "'', ''", "'  ', ''", "a, a", "'\u3000a\u00A0', a"})
    void trimsBothEnds(String text, String trimmed) {
        assertThat(WhiteSpace.trim(text)).isEqualTo(trimmed);
    }

    @Test
    void matchesTheUnicodeProperty() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String text = Character.toString(codePoint);
            assertThat(WhiteSpace.trim(text).isEmpty())
                    .as("U+%04X", codePoint)
                    .isEqualTo(UNICODE.matcher(text).matches());
        }
    }
}
