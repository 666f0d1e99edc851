package com.ticketing.events.query.catalog.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.row.ChangePage;
import com.ticketing.events.query.catalog.row.ChangePoint;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.stream.EventStreams;
import com.ticketing.events.query.stream.ServerSentEvents;
import com.ticketing.events.query.stream.StreamOutput;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open feeds of public changes. One loop signals public changes to them; one thread makes the parts of all feeds,
 * each feed one part at a time, so that feeds occupy one processor at most. Feeds at the same point share a part.
 * Thread-safe.
 */
@Component
class ChangeFeeds {

    /** Changes of a part, at most. */
    static final int PART_CHANGES = 20;

    /** Characters after which a part ends; a change has 4,000 at most. */
    private static final int PART_LENGTH = 8_000;

    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    /** Pause between two rounds over all feeds, in which changes accumulate. */
    private static final Duration ROUND_PAUSE = Duration.ofMillis(10);

    /** Time for which a part is shared; {@code isUpcoming} in it is that much older at most. */
    private static final long SHARED_NANOS = Duration.ofMillis(50).toNanos();

    private final LiveCatalog catalog;
    private final JsonMapper json;
    private final Clock clock;
    private final EventStreams streams;
    private final Set<ChangeFeed> feeds = ConcurrentHashMap.newKeySet();
    private final ExecutorService maker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("public-change-parts").factory());
    private final Loop loop;

    /** Of the thread that makes parts. */
    private @Nullable SharedPart shared;

    /** @param signals the signals of the catalog before the part was made */
    private record SharedPart(
            ChangePoint after, boolean hasCaughtUp, Object log, long signals, long nanoTime, ChangePart part) {}

    ChangeFeeds(
            LiveCatalog catalog,
            JsonMapper json,
            Clock clock,
            @Qualifier(ChangeFeedConfiguration.STREAMS) EventStreams streams,
            Supervisor supervisor) {
        this.catalog = catalog;
        this.json = json;
        this.clock = clock;
        this.streams = streams;
        loop = supervisor.start(LoopName.PUBLIC_CHANGES, Thread.ofVirtual(), this::followChanges);
    }

    /**
     * Opens a feed.
     *
     * @param address the client's
     * @param output begins the response; not called if the feed is refused
     * @throws com.ticketing.events.error.RateLimited if too many feeds are open
     */
    void open(ChangePoint after, String address, Supplier<StreamOutput> output) {
        streams.open(address, output, stream -> {
            ChangeFeed feed = new ChangeFeed(this, stream, catalog.log(), after);
            feeds.add(feed);
            return feed;
        });
    }

    private void followChanges(Loop running) throws InterruptedException {
        while (true) {
            running.beat();
            long known = catalog.changeSignals();
            feeds.forEach(ChangeFeed::makeIfBehind);
            catalog.awaitChangeSignal(known, MAX_WAIT);
            Thread.sleep(ROUND_PAUSE);
        }
    }

    /** The number of public changes so far. */
    long changes() {
        return catalog.changes();
    }

    /** Identifies the event log. */
    Object log() {
        return catalog.log();
    }

    /**
     * Makes the next part of a feed; null if there is none yet. For the thread that makes parts.
     *
     * @param log that the feed began with
     * @param isOverdue whether a point that this node has not reached is one of another log
     */
    @Nullable
    ChangePart partAfter(ChangePoint after, boolean hasCaughtUp, Object log, boolean isOverdue) {
        long signals = catalog.changeSignals();
        long now = System.nanoTime();
        SharedPart last = shared;
        if (last != null
                && last.signals == signals
                && now - last.nanoTime < SHARED_NANOS
                && last.hasCaughtUp == hasCaughtUp
                && last.after.equals(after)
                && last.log.equals(log)) {
            return last.part;
        }
        ChangePart part = make(after, hasCaughtUp, log, isOverdue);
        if (part != null && !part.isLast()) {
            shared = new SharedPart(after, hasCaughtUp, log, signals, now, part);
        }
        return part;
    }

    private @Nullable ChangePart make(ChangePoint after, boolean hasCaughtUp, Object log, boolean isOverdue) {
        boolean isReached = catalog.changes() >= after.number();
        boolean isForeign = catalog.isForeign(after) || (!isReached && isOverdue);
        ChangePage page = catalog.changesAfter(after.number(), PART_CHANGES);
        if (isForeign || !catalog.log().equals(log)) {
            return reset();
        }
        return isReached ? part(page, hasCaughtUp) : null;
    }

    private static ChangePart reset() {
        ServerSentEvents reset = new ServerSentEvents()
                .event(ChangeCursor.format(ChangePoint.START), "reset", text(ChangeJson.next(ChangePoint.START)));
        return new ChangePart(reset.text(), ChangePoint.START, true, true);
    }

    private @Nullable ChangePart part(ChangePage page, boolean hasCaughtUp) {
        ServerSentEvents events = new ServerSentEvents();
        Instant now = clock.instant();
        ChangePoint last = ChangePoint.START;
        for (Row row : page.rows()) {
            if (events.length() > PART_LENGTH) {
                return new ChangePart(events.text(), last, false, false);
            }
            last = row.changePoint();
            events.event(ChangeCursor.format(last), null, text(ChangeJson.change(row, now)));
        }
        if (!hasCaughtUp && page.isLast()) {
            events.event((String) null, "caught-up", text(ChangeJson.next(page.next())));
        }
        return events.isEmpty() ? null : new ChangePart(events.text(), page.next(), page.isLast(), false);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    void execute(Runnable making) {
        maker.execute(making);
    }

    /** Counts a failure of a feed. A fatal error ends the process. */
    void count(Throwable failure) {
        loop.count(failure);
    }

    String json(Object value) {
        return json.writeValueAsString(value);
    }

    void remove(ChangeFeed feed) {
        feeds.remove(feed);
    }

    @PreDestroy
    void stop() {
        loop.requestStop();
        maker.shutdownNow();
    }
}
