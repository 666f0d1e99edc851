package com.ticketing.events.query.audit.log;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.ErrorEnvelope;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.query.stream.EventStream;
import com.ticketing.events.query.stream.ServerSentEvents;
import com.ticketing.events.query.stream.StreamPart;
import com.ticketing.events.query.stream.StreamSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audit log as an event stream for one client: the backlog first, then the event {@code caught-up}, then new entries as
 * they are committed. The id of an entry is its position. Holds at most one page, and reads the next one when that page
 * is being sent. Thread-safe.
 *
 * <p>A feed of a log that was replaced by another one ends with the event {@code reset}, whose id and data are the
 * position to continue from. A feed whose token has expired ends with the event {@code error}.
 */
final class AuditFeed implements StreamSource {

    static final int BATCH_SIZE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(AuditFeed.class);
    private static final int RETRY_MILLIS = 3000;
    private static final ErrorEnvelope FAILED =
            ErrorEnvelope.of(ErrorCode.INTERNAL_ERROR.name(), "The feed could not be continued", List.of());

    private static final ErrorEnvelope EXPIRED =
            ErrorEnvelope.of(ErrorCode.UNAUTHORIZED.name(), "The token has expired", List.of());

    private final AuditFeeds feeds;
    private final EventStream stream;
    private final AuditRequest request;
    private final long backlogEnd;
    private final BooleanSupplier isCurrent;
    private final BooleanSupplier isAuthorized;
    private final AtomicReference<@Nullable AuditPage> page;
    private final AtomicBoolean isWaiting = new AtomicBoolean();
    private volatile long position;
    private volatile @Nullable ErrorEnvelope failure;
    private boolean hasStarted;
    private boolean hasCaughtUp;

    /** The data of the events {@code caught-up} and {@code reset}. */
    private record Position(long position) {}

    /**
     * Creates a feed.
     *
     * @param first the first page of the backlog
     * @param backlogEnd the last position of the backlog
     * @param isCurrent false once the log has been replaced since the request, or if it never had its position
     * @param isAuthorized false once the token of the request has expired
     */
    AuditFeed(
            AuditFeeds feeds,
            EventStream stream,
            AuditRequest request,
            AuditPage first,
            long backlogEnd,
            BooleanSupplier isCurrent,
            BooleanSupplier isAuthorized) {
        this.isCurrent = isCurrent;
        this.isAuthorized = isAuthorized;
        this.feeds = feeds;
        this.stream = stream;
        this.request = request;
        this.backlogEnd = backlogEnd;
        page = new AtomicReference<>(first);
        position = first.next();
    }

    @Override
    public @Nullable StreamPart poll() {
        if (!isAuthorized.getAsBoolean()) {
            return begin().error(feeds.json(EXPIRED)).toPart(true);
        }
        if (!isCurrent.getAsBoolean()) {
            long head = feeds.head();
            return begin().event(head, "reset", feeds.json(new Position(head))).toPart(true);
        }
        ErrorEnvelope failed = failure;
        if (failed != null) {
            return begin().error(feeds.json(failed)).toPart(true);
        }
        AuditPage read = page.getAndSet(null);
        if (read == null) {
            return null;
        }
        ServerSentEvents events = begin();
        for (AuditEntry entry : read.entries()) {
            events.event(entry.entry().position(), null, feeds.json(entry));
        }
        position = read.next();
        if (!hasCaughtUp && position >= backlogEnd) {
            hasCaughtUp = true;
            events.event((Long) null, "caught-up", feeds.json(new Position(position)));
        }
        isWaiting.set(true);
        readIfBehind();
        return events.isEmpty() ? null : events.toPart(false);
    }

    private ServerSentEvents begin() {
        ServerSentEvents events = new ServerSentEvents();
        if (!hasStarted) {
            hasStarted = true;
            events.retry(RETRY_MILLIS);
        }
        return events;
    }

    /**
     * Reads the next page unless the feed is at the head of the log, or a page is being read or sent. Ends the feed if
     * the log has been replaced, or the token has expired.
     */
    void readIfBehind() {
        if (!isCurrent.getAsBoolean() || !isAuthorized.getAsBoolean()) {
            stream.signal();
        } else if (feeds.head() > position && isWaiting.compareAndSet(true, false)) {
            feeds.execute(this::read);
        }
    }

    private void read() {
        try {
            long last = position < backlogEnd ? backlogEnd : feeds.head();
            page.set(feeds.read(request.batch(position, BATCH_SIZE), last));
        } catch (Refusal e) {
            failure = ErrorEnvelope.of(e);
        } catch (Throwable e) { // Errors, too: the client would wait without end.
            failure = FAILED;
            LOG.error("An audit feed failed", e);
            feeds.count(e);
        } finally {
            stream.signal();
        }
    }

    @Override
    public StreamPart keepAlive() {
        return begin().keepAlive().toPart(false);
    }

    @Override
    public void closed() {
        feeds.remove(this);
    }
}
