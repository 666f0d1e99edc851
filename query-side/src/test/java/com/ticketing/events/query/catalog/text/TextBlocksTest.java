package com.ticketing.events.query.catalog.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TextBlocksTest {

    private final TextBlocks blocks = new TextBlocks();

    @Test
    void aReaderFindsEveryTextThatWasAddedBefore() throws InterruptedException {
        AtomicInteger added = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 20 * TextBlock.CAPACITY; i++) {
                blocks.add(("hall " + i).getBytes(UTF_8));
                added.set(i + 1);
            }
        });
        while (writer.isAlive()) {
            int before = added.get();
            BitSet found = new BitSet();
            blocks.search(TermMatcher.of(Set.of("hall")), 0, before, found);
            assertThat(found.cardinality()).isEqualTo(before);
        }
        writer.join();
    }

    @Test
    void distinguishesEmptyTexts() {
        blocks.add("".getBytes(UTF_8));
        blocks.add("a".getBytes(UTF_8));
        blocks.add("".getBytes(UTF_8));
        BitSet found = new BitSet();
        blocks.search(TermMatcher.of(Set.of("a")), 0, 3, found);
        assertThat(found.stream()).containsExactly(1);
        assertThat(blocks.isEqual(0, "".getBytes(UTF_8))).isTrue();
        assertThat(blocks.isEqual(1, "".getBytes(UTF_8))).isFalse();
    }

    @Test
    void comparesTextsOfAnyBlockByCodePoints() {
        List<String> ascending = List.of("", "a", "ab", "b", "\u00e9", "\uffff", "\ud83c\udfb7");
        List<String> padding = Collections.nCopies(TextBlock.CAPACITY, "x");
        ascending.forEach(text -> blocks.add(text.getBytes(UTF_8)));
        padding.forEach(text -> blocks.add(text.getBytes(UTF_8)));
        ascending.forEach(text -> blocks.add(text.getBytes(UTF_8)));
        int other = ascending.size() + padding.size();
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                assertThat(Integer.signum(blocks.compare(i, other + j))).isEqualTo(Integer.compare(i, j));
            }
        }
    }
}
