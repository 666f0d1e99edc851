package com.ticketing.events.query.summary.redis;

import com.ticketing.events.query.summary.generator.SummaryGenerator;
import com.ticketing.events.query.summary.generator.SummaryKey;
import com.ticketing.events.query.summary.generator.SummarySource;
import com.ticketing.events.query.summary.generator.TemplateSummaryGenerator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Generates each text on one node and shares it with the others. While another node generates a text, this one waits
 * for it; the template stands in if that takes too long. Without Redis each node generates for itself. Thread-safe.
 */
final class SharedSummaryGenerator implements SummaryGenerator, AutoCloseable {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(25);

    private final SummaryGenerator generator;
    private final TemplateSummaryGenerator templates;
    private final RedisSummaries redis;
    private final Duration maxWait;
    private final Map<Origin, Counter> origins = new EnumMap<>(Origin.class);

    /** Where a text came from. */
    private enum Origin {
        SHARED("shared"),
        GENERATED("generated"),
        ALONE("alone"),
        STAND_IN("stand-in");

        private final String label;

        Origin(String label) {
            this.label = label;
        }
    }

    SharedSummaryGenerator(
            SummaryGenerator generator,
            TemplateSummaryGenerator templates,
            RedisSummaries redis,
            Duration maxWait,
            MeterRegistry meters) {
        this.generator = generator;
        this.templates = templates;
        this.redis = redis;
        this.maxWait = maxWait;
        for (Origin origin : Origin.values()) {
            origins.put(
                    origin,
                    Counter.builder("events.summary.shared.generations")
                            .description("Generations of summaries with a shared cache, by the origin of the text")
                            .tag("origin", origin.label)
                            .register(meters));
        }
    }

    @Override
    public String version() {
        return generator.version();
    }

    @Override
    public void generate(SummarySource source, ChunkSink sink) throws InterruptedException {
        SummaryKey key = SummaryKey.of(source, version());
        String holder = UUID.randomUUID().toString();
        long start = System.nanoTime();
        while (true) {
            Optional<List<String>> shared = redis.find(key);
            if (shared.isPresent()) {
                count(Origin.SHARED);
                shared.get().forEach(sink::add);
                return;
            }
            switch (redis.lock(key, holder)) {
                case TAKEN -> {
                    generateLocked(key, holder, source, sink);
                    return;
                }
                case UNAVAILABLE -> {
                    count(Origin.ALONE);
                    generator.generate(source, sink);
                    return;
                }
                case HELD_BY_ANOTHER -> {
                    if (System.nanoTime() - start >= maxWait.toNanos()) {
                        count(Origin.STAND_IN);
                        sink.standIn(templates.version());
                        templates.generate(source, sink);
                        return;
                    }
                    Thread.sleep(POLL_INTERVAL);
                }
            }
        }
    }

    /** Another node may have put the text and released the lock between the look-up and the lock. */
    private void generateLocked(SummaryKey key, String holder, SummarySource source, ChunkSink sink)
            throws InterruptedException {
        try {
            Optional<List<String>> shared = redis.find(key);
            if (shared.isPresent()) {
                count(Origin.SHARED);
                shared.get().forEach(sink::add);
                return;
            }
            count(Origin.GENERATED);
            RecordingSink recorded = new RecordingSink(sink);
            generator.generate(source, recorded);
            if (!recorded.isStandIn) {
                redis.put(key, recorded.chunks);
            }
        } finally {
            redis.unlock(key, holder);
        }
    }

    @Override
    public void removed(SummaryKey key) {
        Thread.ofVirtual().name("summary-removal").start(() -> redis.remove(key));
    }

    private void count(Origin origin) {
        Counter counter = origins.get(origin);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void close() {
        redis.close();
    }

    private static final class RecordingSink implements ChunkSink {

        private final ChunkSink sink;
        private final List<String> chunks = new ArrayList<>();
        private boolean isStandIn;

        RecordingSink(ChunkSink sink) {
            this.sink = sink;
        }

        @Override
        public void add(String chunk) {
            chunks.add(chunk);
            sink.add(chunk);
        }

        @Override
        public void standIn(String version) {
            isStandIn = true;
            sink.standIn(version);
        }
    }
}
