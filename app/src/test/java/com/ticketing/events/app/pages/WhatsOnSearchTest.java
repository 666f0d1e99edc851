package com.ticketing.events.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.WorkKind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WhatsOnSearchTest {

    private final BoundedWork work = new BoundedWork(1, Duration.ofMinutes(10));
    private final CompletableFuture<String> end = new CompletableFuture<>();

    @AfterEach
    void close() {
        end.complete("");
        work.close();
    }

    @Test
    void suggestsNothingInsteadOfWaitingForAPlace() {
        CompletableFuture<String> begun = new CompletableFuture<>();
        Thread.startVirtualThread(() -> work.compute(WorkKind.TEXT_SEARCH, () -> {
            begun.complete("");
            return end.join();
        }));
        begun.join();
        WhatsOnSearch search = new WhatsOnSearch(new PublicEventSearch(new LiveCatalog(), work, ZoneOffset.UTC), work);
        WhatsOnRequest request = WhatsOnRequest.of(Map.of("location", new String[] {"Berln"}));
        assertThat(search.suggestions(request, ZonedDateTime.parse("2030-06-01T12:00:00Z")))
                .isEmpty();
    }
}
