package com.ticketing.events.app.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvParserTest {

    private static final Path FILE = Path.of("/srv/events/.env");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=b | b",
                "A = b c  | b c",
                "export A=b | b",
                "A= | ``",
                "A=s3cr#et#1 | s3cr#et#1",
                "A=#1 | #1",
                "A=b # comment | b",
                "A=b\t#comment | b",
                "A= # comment | ``",
                "A=\"b # c\" | b # c",
                "A='b \"c\" #d' # comment | b \"c\" #d",
                "A=\"\" | ``",
                "A=b\"c | b\"c",
                "A=b=c= | b=c="
            })
    void readsAValue(String line, String value) {
        assertThat(parse(line)).containsExactly(Map.entry("A", value));
    }

    @Test
    void readsAQuotedValueOfSeveralLines() {
        assertThat(parse("A=\"-----BEGIN\nkey # 1\n-----END\" # comment", "B=2"))
                .containsExactly(Map.entry("A", "-----BEGIN\nkey # 1\n-----END"), Map.entry("B", "2"));
    }

    @Test
    void ignoresCommentsAndBlankLines() {
        assertThat(parse("# A=1", "  # A=2", "", "   ", "A=3")).containsExactly(Map.entry("A", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "my secret | line 2: it must be NAME=value, or NAME=\"value\" for one with spaces",
                "1secret=1 | line 2: it must be NAME=value, or NAME=\"value\" for one with spaces",
                "=secret | line 2: it must be NAME=value, or NAME=\"value\" for one with spaces",
                "TOKEN=\"secret | line 2: TOKEN has no closing quote",
                "TOKEN='secret | line 2: TOKEN has no closing quote",
                "TOKEN=\"a\"secret\" | line 2: text follows the closing quote of TOKEN",
                "A=secret | line 2: A is set again, after line 1; remove one of them"
            })
    void namesTheLineAndNoValueOfAMalformedOne(String line, String fault) {
        assertThatExceptionOfType(DotEnvUnusable.class)
                .isThrownBy(() -> parse("A=first", line))
                .withMessage("The file " + FILE + " is malformed in " + fault);
    }

    private static Map<String, String> parse(String... lines) {
        return DotEnvParser.parse(FILE, String.join("\n", lines).lines().toList());
    }
}
