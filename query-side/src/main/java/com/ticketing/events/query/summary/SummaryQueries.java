package com.ticketing.events.query.summary;

import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.query.stream.EventStream;
import com.ticketing.events.query.stream.EventStreams;
import com.ticketing.events.query.stream.StreamSource;
import com.ticketing.events.query.summary.generator.SummaryKey;
import com.ticketing.events.query.summary.generator.SummarySource;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * {@code GET /public/events/{id}/summary}: the summary of a public Event as an event stream or as plain text (brief 4).
 * Thread-safe.
 */
@Component
public final class SummaryQueries {

    private final Catalog catalog;
    private final SummaryCache summaries;
    private final EventStreams streams;
    private final ZoneId defaultZone;
    private final InstantSource clock;

    SummaryQueries(
            Catalog catalog,
            SummaryCache summaries,
            @Qualifier(SummaryConfiguration.STREAMS) EventStreams streams,
            ZoneId defaultZone,
            InstantSource clock) {
        this.catalog = catalog;
        this.summaries = summaries;
        this.streams = streams;
        this.defaultZone = defaultZone;
        this.clock = clock;
    }

    /**
     * Begins the response, and returns without waiting for its end.
     *
     * @throws EventNotFound if there is no such Event, or it is a draft
     * @throws com.ticketing.events.error.RateLimited if too many streams are open
     */
    public void respond(UUID id, SummaryRequest request, SummaryResponse response) {
        CatalogEntry entry =
                catalog.find(id).filter(found -> found.status().isPublic()).orElseThrow(EventNotFound::new);
        SummaryFormat format = SummaryFormat.negotiate(request.accept());
        if (format == null) {
            response.notAcceptable(SummaryFormat.ACCEPTABLE);
            return;
        }
        SummarySource source =
                SummarySource.of(entry, Objects.requireNonNullElse(request.zone(), defaultZone), clock.instant());
        SummaryKey key = summaries.keyOf(source);
        if (IfNoneMatch.matches(request.ifNoneMatch(), key.hex())) {
            response.respond(304, head(summaries.statusOf(key), key, null));
        } else if (request.isHead()) {
            response.respond(200, head(summaries.statusOf(key), key, format));
        } else {
            streams.open(request.address(), () -> response, stream -> {
                SummaryCache.Lookup summary = summaries.get(entry, source);
                response.begin(() -> head(summary.status(), summary.generation().key(), format));
                return source(format, summary, request.firstChunk(), stream);
            });
        }
    }

    /** Removes a summary from the cache of this node, because another node has removed it. */
    public void remove(SummaryKey key) {
        summaries.remove(key);
    }

    /** Removes all cached summaries. */
    public void clearCache() {
        summaries.clear();
    }

    private static StreamSource source(
            SummaryFormat format, SummaryCache.Lookup summary, int firstChunk, EventStream stream) {
        return switch (format) {
            case TEXT -> new SummaryText(summary.generation(), stream);
            case STREAM -> new SummaryStream(summary.generation(), summary.status(), firstChunk, stream);
        };
    }

    private static SummaryResponse.Head head(
            CacheStatus cache, @Nullable SummaryKey key, @Nullable SummaryFormat format) {
        return new SummaryResponse.Head(
                cache.name(), key == null ? null : key.etag(), format == null ? null : format.contentType());
    }
}
