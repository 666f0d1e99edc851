package com.ticketing.events.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineIdempotencyKeysTest {

    @Test
    void areUniqueWithinAFileAndEqualInEveryRun() {
        List<String> lines = Stream.concat(
                        IntStream.range(0, 5000).mapToObj(n -> "line " + n),
                        IntStream.range(0, 5000).mapToObj(n -> "line " + n % 100))
                .toList();
        List<String> keys = keys(lines);
        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("load-[0-9a-f]{64}-\\d+"));
        assertThat(keys(lines)).isEqualTo(keys);
    }

    @Test
    void numberEqualLines() {
        assertThat(keys(List.of("a", "b", "a", "a")))
                .extracting(key -> key.substring(key.lastIndexOf('-') + 1))
                .containsExactly("1", "1", "2", "3");
    }

    @Test
    void stayTheSameForTheOtherLinesWhenOneIsCorrectedOrMoved() {
        List<String> before = keys(List.of("a", "wrong", "a", "b"));
        List<String> after = keys(List.of("b", "a", "right", "a"));
        assertThat(after).contains(before.get(0), before.get(2), before.get(3)).doesNotContain(before.get(1));
    }

    private static List<String> keys(List<String> lines) {
        LineIdempotencyKeys keys = new LineIdempotencyKeys();
        return lines.stream()
                .map(line -> keys.next(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
