package com.ticketing.events.query.catalog.changes;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.ErrorEnvelope;
import com.ticketing.events.query.catalog.row.ChangePoint;
import com.ticketing.events.query.stream.EventStream;
import com.ticketing.events.query.stream.ServerSentEvents;
import com.ticketing.events.query.stream.StreamPart;
import com.ticketing.events.query.stream.StreamSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Public changes as an event stream for one client: those so far, then the event {@code caught-up}, then each change as
 * it happens. The id of a change is the cursor after it. Holds at most one part of some KiB, and the next one is made
 * when that part is being sent. Thread-safe.
 *
 * <p>A feed whose cursor is of another event log than that of this node, or is not reached by this node within 2 s,
 * ends with the event {@code reset}, whose id is the cursor before the first change.
 */
final class ChangeFeed implements StreamSource {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final int RETRY_MILLIS = 3000;
    private static final long MAX_WAIT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final ErrorEnvelope FAILED =
            ErrorEnvelope.of(ErrorCode.INTERNAL_ERROR.name(), "The feed could not be continued", List.of());

    private final ChangeFeeds feeds;
    private final EventStream stream;
    private final Object log;
    private final long openedAt = System.nanoTime();
    private final AtomicReference<@Nullable ChangePart> part = new AtomicReference<>();

    /** Whether a part is being made or waits to be sent. */
    private final AtomicBoolean isBusy = new AtomicBoolean();

    private volatile ChangePoint after;
    private volatile boolean hasFailed;
    private boolean hasStarted;

    /** Written by the thread that makes parts; one part is made at a time. */
    private volatile boolean hasCaughtUp;

    /**
     * Creates a feed.
     *
     * @param log the event log that {@code after} is checked against
     */
    ChangeFeed(ChangeFeeds feeds, EventStream stream, Object log, ChangePoint after) {
        this.feeds = feeds;
        this.stream = stream;
        this.log = log;
        this.after = after;
    }

    /** The first part begins the response at once. */
    @Override
    public @Nullable StreamPart poll() {
        if (!hasStarted) {
            hasStarted = true;
            makeIfBehind();
            return new ServerSentEvents().retry(RETRY_MILLIS).toPart(false);
        }
        if (hasFailed) {
            return new ServerSentEvents().error(feeds.json(FAILED)).toPart(true);
        }
        ChangePart made = part.getAndSet(null);
        if (made == null) {
            return null;
        }
        after = made.next();
        isBusy.set(false);
        if (!made.isLast()) {
            makeIfBehind();
        }
        return StreamPart.of(made.text(), made.isLast());
    }

    /** Makes the next part, unless there is nothing to send, or a part is being made or sent. */
    void makeIfBehind() {
        boolean isBehind = !hasCaughtUp
                || feeds.changes() != after.number()
                || !feeds.log().equals(log);
        if (isBehind && isBusy.compareAndSet(false, true)) {
            feeds.execute(this::make);
        }
    }

    private void make() {
        try {
            ChangePart made = feeds.partAfter(after, hasCaughtUp, log, System.nanoTime() - openedAt > MAX_WAIT_NANOS);
            if (made == null) {
                isBusy.set(false);
                return;
            }
            hasCaughtUp |= made.isCaughtUp();
            part.set(made);
        } catch (Throwable e) { // Errors, too: the client would wait without end.
            hasFailed = true;
            LOG.error("A feed of public changes failed", e);
            feeds.count(e);
        }
        stream.signal();
    }

    @Override
    public StreamPart keepAlive() {
        return new ServerSentEvents().keepAlive().toPart(false);
    }

    @Override
    public void closed() {
        feeds.remove(this);
    }
}
