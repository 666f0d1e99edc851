package com.ticketing.events.query.catalog.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The comparisons of texts that a selection takes. */
class LocationRankingTest {

    private static final int LOCATIONS = 10_000;
    private static final int LIMIT = 10;

    private final Location[] locations = IntStream.range(0, LOCATIONS)
            .mapToObj(i -> new Location(i, i, "Hall %05d".formatted(i)))
            .toArray(Location[]::new);
    private final AtomicInteger comparisons = new AtomicInteger();

    @Test
    void comparesNoTextsIfTheNumbersOfEventsDiffer() {
        int[] counts = IntStream.rangeClosed(1, LOCATIONS).toArray();
        assertThat(first(counts)).isEqualTo("Hall 09999");
        assertThat(comparisons).hasValue(0);
    }

    @Test
    void comparesEachFurtherTextOnceIfTheNumbersOfEventsAreEqual() {
        int[] counts = new int[LOCATIONS];
        Arrays.fill(counts, 1);
        assertThat(first(counts)).isEqualTo("Hall 00000");
        assertThat(comparisons).hasValueBetween(LOCATIONS - LIMIT, LOCATIONS + LIMIT * LIMIT);
    }

    private String first(int[] counts) {
        LocationRanking ranking = new LocationRanking(locations, counts, (a, b) -> {
            comparisons.incrementAndGet();
            return Integer.compare(a, b);
        });
        return ranking.first(null, LIMIT).getFirst().location();
    }
}
