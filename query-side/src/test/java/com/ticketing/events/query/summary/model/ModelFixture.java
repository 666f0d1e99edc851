package com.ticketing.events.query.summary.model;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.summary.generator.SummarySource;
import com.ticketing.events.query.summary.generator.TemplateSummaryGenerator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Generator with a model server of its own. */
final class ModelFixture implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(20);

    static final SummarySource JAZZ = source("Jazz Night", EventStatus.PUBLISHED);

    /** The first sentence of a model that follows the instruction. */
    static final String FIRST =
            "Jazz Night fills Blue Note, Berlin on Saturday, 14 June 2031 from 18:00 to 23:00 UTC with warm sound.";

    /** 58 words in all. */
    static final String TEXT = FIRST
            + " Come early, find a good table and let the evening begin slowly."
            + " Bring a friend who has never heard a saxophone up close."
            + " The room is small, the lights are low and nobody is in a hurry to leave."
            + " Get your tickets today and tell everyone who should be there with you!";

    final ModelServer server = new ModelServer();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TemplateSummaryGenerator templates = new TemplateSummaryGenerator();
    private final ModelClient client;
    final ModelSummaryGenerator generator;

    ModelFixture() throws IOException {
        this("key-1", 8, 1_000);
    }

    ModelFixture(String key, int concurrency, int perMinute) throws IOException {
        this(key, LONG, LONG, concurrency, perMinute);
    }

    /** One for a model that is too slow. */
    ModelFixture(Duration firstChunk, Duration wholeText) throws IOException {
        this("key-1", firstChunk, wholeText, 8, 1_000);
    }

    private ModelFixture(String key, Duration firstChunk, Duration wholeText, int concurrency, int perMinute)
            throws IOException {
        ModelSummaryProperties properties = new ModelSummaryProperties(
                server.baseUrl(), key, "small-model", firstChunk, wholeText, concurrency, perMinute);
        client = new ModelClient(properties);
        generator = new ModelSummaryGenerator(client, properties, templates, new ModelCalls(properties, meters));
    }

    static SummarySource source(String title, EventStatus status) {
        return new SummarySource(
                title,
                "Blue Note, Berlin",
                Instant.parse("2031-06-14T18:00:00Z"),
                Instant.parse("2031-06-14T23:00:00Z"),
                status,
                null,
                ZoneId.of("UTC"),
                false);
    }

    RecordingChunks generate(SummarySource source) throws InterruptedException {
        RecordingChunks recorded = new RecordingChunks();
        generator.generate(source, recorded);
        return recorded;
    }

    RecordingChunks generate() throws InterruptedException {
        return generate(JAZZ);
    }

    /** The text of the template. */
    String templateText(SummarySource source) {
        RecordingChunks recorded = new RecordingChunks();
        templates.generate(source, recorded);
        return recorded.text();
    }

    double generations(String outcome) {
        return meters.get("events.summary.model.generations")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    double open() {
        return meters.get("events.summary.model.open").gauge().value();
    }

    @Override
    public void close() {
        generator.close();
        server.close();
    }
}
