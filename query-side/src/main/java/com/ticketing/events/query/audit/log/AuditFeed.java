package com.ticketing.events.query.audit.log;

import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.http.ServerSentEventWriter;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** The log for one reader: first what is there, then what comes. Blocks the calling thread until the reader leaves. */
final class AuditFeed {

    private static final int RETRY_MILLIS = 3000;
    private static final int BATCH = 100;

    private final AuditLog log;
    private final AuditEntryReader chronicler;
    private final JsonMapper json;
    private final Duration keepAlive;
    private final AuditFilter filter;
    private final long start;
    private AuditPage next;
    private long lastSign;

    /** The data of the event that says that what was there has been sent. */
    private record CaughtUp(long position) {}

    /**
     * Reads the first entries, so that a log that does not answer is found out before anything is sent.
     *
     * @param keepAlive the longest silence
     * @throws com.ticketing.events.error.Unavailable when the log does not answer
     */
    AuditFeed(AuditLog log, AuditEntryReader chronicler, JsonMapper json, Duration keepAlive, AuditRequest asked) {
        this.log = log;
        this.chronicler = chronicler;
        this.json = json;
        this.keepAlive = keepAlive;
        this.filter = asked.filter();
        this.start = log.head();
        this.next = read(asked.after(), start);
    }

    /** Sends until the reader is gone or the thread is interrupted. The id of each entry is its position. */
    void sendTo(ServerSentEventWriter out) throws IOException, InterruptedException {
        out.retry(RETRY_MILLIS);
        send(out);
        while (next.next() < start) {
            next = read(next.next(), start);
            send(out);
        }
        out.event(null, "caught-up", json.writeValueAsString(new CaughtUp(next.next())));
        out.flush();
        while (true) {
            awaitMore(out);
            next = read(next.next(), log.head());
            if (!next.entries().isEmpty()) {
                send(out);
                out.flush();
            }
        }
    }

    private AuditPage read(long after, long last) {
        return chronicler.page(new AuditRequest(filter, after, BATCH), last);
    }

    private void send(ServerSentEventWriter out) throws IOException {
        for (AuditEntry entry : next.entries()) {
            out.event(entry.entry().position(), null, json.writeValueAsString(entry));
        }
        lastSign = System.nanoTime();
    }

    /** Not every domain event that comes is one that the reader asked for, so silence is measured since the last sign. */
    private void awaitMore(ServerSentEventWriter out) throws IOException, InterruptedException {
        boolean more = false;
        while (!more) {
            Duration left = keepAlive.minusNanos(System.nanoTime() - lastSign);
            if (left.isPositive()) {
                more = log.awaitBeyond(next.next(), left);
            } else {
                out.keepAlive();
                lastSign = System.nanoTime();
            }
        }
    }
}
