package com.ticketing.events.query.audit.log;

import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.stream.EventStreams;
import com.ticketing.events.query.stream.StreamOutput;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open audit feeds. One loop follows the head of the log; two threads read the pages of all feeds, each feed one
 * page at a time, so that feeds cannot occupy the database. Thread-safe.
 */
@Component
class AuditFeeds {

    private static final int READERS = 2;
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    /** Time for this node to reach a position that a client has received from another node. */
    private static final Duration POSITION_WAIT = Duration.ofSeconds(2);

    private final AuditLog log;
    private final AuditEntryReader reader;
    private final JsonMapper json;
    private final BoundedWork work;
    private final EventStreams streams;
    private final Set<AuditFeed> feeds = ConcurrentHashMap.newKeySet();
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("audit-feed-reader-", 1).factory());
    private final Loop loop;

    AuditFeeds(
            AuditLog log,
            AuditEntryReader reader,
            JsonMapper json,
            BoundedWork work,
            @Qualifier(FeedConfiguration.STREAMS) EventStreams streams,
            Supervisor supervisor) {
        this.log = log;
        this.reader = reader;
        this.json = json;
        this.work = work;
        this.streams = streams;
        loop = supervisor.start(LoopName.AUDIT_FEEDS, Thread.ofVirtual(), this::followHead);
    }

    /**
     * Opens a feed. Waits for the first page, so that an unavailable log is reported before the response is committed.
     * If the log does not have the position after which the request begins, the feed is only the event {@code reset}.
     *
     * @param address the client's
     * @param isAuthorized false once the token of the request has expired
     * @param output begins the response; not called if the feed is refused
     * @throws com.ticketing.events.error.Unavailable if the log does not respond
     * @throws com.ticketing.events.error.RateLimited if too many feeds are open or being opened
     */
    void open(AuditRequest request, String address, BooleanSupplier isAuthorized, Supplier<StreamOutput> output) {
        long replacements = log.replacements();
        boolean hasPosition = hasPosition(request.after());
        BooleanSupplier isCurrent = () -> hasPosition && log.replacements() == replacements;
        long backlogEnd = log.head();
        AuditRequest batch = request.batch(request.after(), AuditFeed.BATCH_SIZE);
        AuditPage first = work.compute(request.workKind(), () -> reader.page(batch, backlogEnd));
        streams.open(address, output, stream -> {
            AuditFeed feed = new AuditFeed(this, stream, request, first, backlogEnd, isCurrent, isAuthorized);
            feeds.add(feed);
            return feed;
        });
    }

    private boolean hasPosition(long position) {
        try {
            return log.awaitBeyond(position - 1, POSITION_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The service is stopping");
        }
    }

    private void followHead(Loop running) throws InterruptedException {
        long known = log.head();
        while (true) {
            running.beat();
            feeds.forEach(AuditFeed::readIfBehind);
            log.awaitBeyond(known, MAX_WAIT);
            known = log.head();
        }
    }

    long head() {
        return log.head();
    }

    AuditPage read(AuditRequest request, long last) {
        return reader.page(request, last);
    }

    void execute(Runnable read) {
        readers.execute(read);
    }

    /** Counts a failure of a feed. A fatal error ends the process. */
    void count(Throwable failure) {
        loop.count(failure);
    }

    String json(Object value) {
        return json.writeValueAsString(value);
    }

    void remove(AuditFeed feed) {
        feeds.remove(feed);
    }

    @PreDestroy
    void stop() {
        loop.requestStop();
        readers.shutdownNow();
    }
}
