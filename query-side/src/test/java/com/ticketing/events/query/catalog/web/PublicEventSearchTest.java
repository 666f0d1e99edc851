package com.ticketing.events.query.catalog.web;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.WorkKind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PublicEventSearchTest {

    private final BoundedWork work = new BoundedWork(1, Duration.ofMinutes(10));
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final PublicEventSearch search = new PublicEventSearch(
            CatalogSamples.catalogOf(CatalogSamples.eventIn(1, "Berlin"), CatalogSamples.eventIn(2, "Bonn")),
            work,
            ZoneOffset.UTC);

    @AfterEach
    void close() {
        end.complete("");
        work.close();
    }

    @Test
    void countsTheEventsOfAllPages() {
        assertThat(search.totalIfFree(parameters("q", "jazz"))).hasValue(2);
        assertThat(search.totalIfFree(Map.of("limit", new String[] {"1"}))).hasValue(2);
        assertThat(search.totalIfFree(parameters("location", "Bonn"))).hasValue(1);
        assertThat(search.begunTotalIfFree(Map.of(), NOW)).hasValue(0);
        assertThat(search.begunTotalIfFree(Map.of(), NOW.plus(Duration.ofDays(365))))
                .hasValue(2);
        assertThat(search.begunTotalIfFree(parameters("dateFrom", "2030-06-02"), NOW))
                .hasValue(0);
    }

    @Test
    void doesNotWaitForAPlaceToCount() {
        CompletableFuture<String> begun = new CompletableFuture<>();
        Thread.startVirtualThread(() -> work.compute(WorkKind.TEXT_SEARCH, () -> {
            begun.complete("");
            return end.join();
        }));
        begun.join();
        assertThat(search.totalIfFree(parameters("q", "jazz"))).isEmpty();
        assertThat(search.begunTotalIfFree(parameters("q", "jazz"), NOW)).isEmpty();
        assertThat(search.totalIfFree(parameters("location", "Bonn"))).hasValue(1);
    }
}
