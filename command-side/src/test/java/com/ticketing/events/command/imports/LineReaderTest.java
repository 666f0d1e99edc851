package com.ticketing.events.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static final int MAX_BYTES = 100_000;

    @Test
    void numbersLinesWithAnyLineTerminator() throws IOException {
        assertThat(read("a\nb\r\n\n \t\nlast")).containsExactly("1:a", "2:b", "3:", "4: \t", "5:last");
    }

    @Test
    void findsNoLineAfterTheLastTerminator() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("a\n")).containsExactly("1:a");
    }

    @Test
    void skipsAByteOrderMarkAtTheBeginningOnly() throws IOException {
        assertThat(read("\uFEFF{}\n\uFEFF{}")).containsExactly("1:{}", "2:\uFEFF{}");
    }

    @Test
    void truncatesATooLongLineToOneByteMoreThanTheMaximum() throws IOException {
        assertThat(read("x".repeat(3 * MAX_BYTES) + "\nnext"))
                .containsExactly("1:" + "x".repeat(MAX_BYTES + 1), "2:next");
        assertThat(read("y".repeat(MAX_BYTES) + "\n")).containsExactly("1:" + "y".repeat(MAX_BYTES));
    }

    @Test
    void endsALineThatExceedsTheTotal() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                Arrays.fill(buffer, from, from + length, (byte) 'x');
                return length;
            }
        };
        LineReader lines = new LineReader(endless, 10, 1_000_000);
        assertThat(lines.next().bytes()).hasSize(11);
        assertThat(lines.consumed()).isGreaterThan(1_000_000).isLessThan(1_100_000);
    }

    @Test
    void countsTheBytesOfTheLinesSoFar() throws IOException {
        byte[] text = "ab\ncdé\r\n\nlast".getBytes(StandardCharsets.UTF_8);
        LineReader lines = new LineReader(new ByteArrayInputStream(text), 10);
        for (int end : new int[] {3, 9, 10, 14}) {
            lines.next();
            assertThat(lines.consumed()).isEqualTo(end);
        }
    }

    @Test
    void recognizesABlankLine() throws IOException {
        LineReader lines = lines(" \t\r\nx");
        assertThat(lines.next()).matches(LineReader.Line::isBlank);
        assertThat(lines.next()).matches(line -> !line.isBlank());
    }

    @Test
    void countsTheBytesRead() throws IOException {
        LineReader lines = lines("ä\nb");
        assertThat(lines.bytesRead()).isZero();
        lines.next();
        assertThat(lines.bytesRead()).isEqualTo(4);
    }

    private static List<String> read(String text) throws IOException {
        LineReader lines = lines(text);
        List<String> read = new ArrayList<>();
        for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
            read.add(line.number() + ":" + new String(line.bytes(), StandardCharsets.UTF_8));
        }
        return read;
    }

    private static LineReader lines(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), MAX_BYTES);
    }
}
