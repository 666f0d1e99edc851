package com.ticketing.events.app.summary.shared;

import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogPage;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.stream.StreamPart;
import com.ticketing.events.query.stream.StreamWriter;
import com.ticketing.events.query.summary.SummaryQueries;
import com.ticketing.events.query.summary.SummaryRequest;
import com.ticketing.events.query.summary.SummaryResponse;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The summaries of one node, without its database and its web server. */
final class SummaryNode implements AutoCloseable {

    private final Entries catalog = new Entries();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    SummaryNode(Map<String, String> settings) {
        TestPropertyValues.of(settings).applyTo(context);
        context.registerBean(Catalog.class, () -> catalog);
        context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        context.registerBean(HeapBudget.class, () -> HeapBudget.of(1L << 30));
        context.registerBean(ZoneId.class, () -> ZoneOffset.UTC);
        context.registerBean(InstantSource.class, InstantSource::system);
        context.registerBean(Supervisor.class, () -> new Supervisor());
        context.register(StreamWriter.class);
        context.scan("com.ticketing.events.query.summary");
        context.refresh();
    }

    /** Shows the state of an Event to this node. */
    void put(CatalogEntry entry) {
        catalog.entries.put(entry.id(), entry);
    }

    /** A response: the entity tag, the value of {@code X-Summary-Cache}, and the text. */
    record Received(String tag, String cache, String text) {}

    Received read(UUID id) {
        return send(id, false);
    }

    /** The headers of the summary, without its generation. */
    Received head(UUID id) {
        return send(id, true);
    }

    private Received send(UUID id, boolean isHead) {
        CollectedText response = new CollectedText();
        context.getBean(SummaryQueries.class)
                .respond(
                        id,
                        new SummaryRequest(isHead, List.of("text/plain"), List.of(), null, null, "127.0.0.1"),
                        response);
        return response.received.join();
    }

    double metric(String name, String... tags) {
        var search = context.getBean(MeterRegistry.class).get(name).tags(tags);
        return search.meter().measure().iterator().next().getValue();
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Entries implements Catalog {

        private final Map<UUID, CatalogEntry> entries = new ConcurrentHashMap<>();

        @Override
        public Optional<CatalogEntry> find(UUID id) {
            return Optional.ofNullable(entries.get(id));
        }

        @Override
        public CatalogPage search(CatalogQuery query) {
            throw new UnsupportedOperationException("a summary needs no search");
        }
    }

    private static final class CollectedText implements SummaryResponse {

        private final CompletableFuture<Received> received = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private Supplier<Head> head;

        @Override
        public void begin(Supplier<Head> begun) {
            head = begun;
        }

        @Override
        public void respond(int status, Head responseHead) {
            received.complete(new Received(responseHead.tag(), responseHead.cache(), ""));
        }

        @Override
        public void notAcceptable(String types) {
            received.completeExceptionally(new AssertionError(types));
        }

        @Override
        public void write(StreamPart part, Completion completion) {
            text.append(StandardCharsets.UTF_8.decode(part.bytes()));
            completion.written();
            if (part.isLast()) {
                received.complete(new Received(head.get().tag(), head.get().cache(), text.toString()));
            }
        }

        @Override
        public void fail(Throwable failure) {
            received.completeExceptionally(failure);
        }

        @Override
        public void abort(Throwable cause) {
            received.completeExceptionally(cause);
        }
    }
}
