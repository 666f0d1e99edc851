package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.generator.SummarySamples.JAZZ;
import static com.ticketing.events.query.summary.generator.SummarySamples.jazz;
import static com.ticketing.events.query.summary.generator.SummarySamples.source;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.EventStatus;
import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.stream.EventStreams;
import com.ticketing.events.query.stream.StreamKind;
import com.ticketing.events.query.stream.StreamWriter;
import com.ticketing.events.query.summary.generator.SummaryGenerator;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queries for the summary of one Event, with a generator of the test's choice. */
final class SummaryFixture {

    final FakeCatalog catalog = new FakeCatalog();
    final CatalogEntry event = catalog.put(jazz(UUID.randomUUID(), EventStatus.PUBLISHED));
    final SummaryCache summaries;
    final String etag;
    private final SummaryQueries queries;
    private Instant now = JAZZ.startAt();

    SummaryFixture(SummaryGenerator generator, Duration keepAlive) {
        Supervisor supervisor = new Supervisor();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        summaries = new SummaryCache(
                generator,
                new SummaryProperties(SummaryProperties.Generator.TEMPLATE, Duration.ZERO, 100, keepAlive),
                HeapBudget.of(1L << 30),
                meters,
                supervisor);
        EventStreams streams = new EventStreams(
                new StreamKind("summary", 100, 100, keepAlive, true), new StreamWriter(supervisor), meters);
        streams.start();
        queries = new SummaryQueries(catalog, summaries, streams, JAZZ.zone(), () -> now);
        etag = summaries.keyOf(source(event)).etag();
    }

    /** A GET for the event stream. */
    static SummaryRequest stream() {
        return new SummaryRequest(false, List.of(), List.of(), null, null, "a");
    }

    static SummaryRequest resumingAfter(@Nullable String lastEventId) {
        return new SummaryRequest(false, List.of(), List.of(), lastEventId, null, "a");
    }

    static SummaryRequest accepting(String accept) {
        return new SummaryRequest(false, List.of(accept), List.of(), null, null, "a");
    }

    static SummaryRequest in(String zone) {
        return new SummaryRequest(false, List.of(), List.of(), null, ZoneId.of(zone), "a");
    }

    void setNow(Instant now) {
        this.now = now;
    }

    /** The response of which some may not have been written yet. */
    RecordedSummary begin(SummaryRequest request) {
        return begin(event.id(), request);
    }

    RecordedSummary begin(UUID id, SummaryRequest request) {
        RecordedSummary response = new RecordedSummary();
        queries.respond(id, request, response);
        return response;
    }

    /** The complete response. */
    RecordedSummary respond(UUID id, SummaryRequest request) {
        RecordedSummary response = begin(id, request);
        await().until(() -> response.body().hasEnded());
        return response;
    }

    RecordedSummary respond(SummaryRequest request) {
        return respond(event.id(), request);
    }

    Summary complete() {
        return summaries.get(event, source(event)).generation().join();
    }

    CacheStatus status() {
        return summaries.statusOf(summaries.keyOf(source(event)));
    }
}
