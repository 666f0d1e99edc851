package com.ticketing.events.query.audit.log;

import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.http.ServerSentEventWriter;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Audit log as an event stream for one client: the backlog first, then the event {@code caught-up}, then new entries as
 * they are committed. Blocks the calling thread until the client disconnects. Not thread-safe.
 */
final class AuditFeed {

    private static final int RETRY_MILLIS = 3000;
    private static final int BATCH_SIZE = 100;

    private final AuditLog log;
    private final AuditEntryReader reader;
    private final JsonMapper json;
    private final Duration keepAlive;
    private final AuditFilter filter;
    private final long backlogEnd;
    private AuditPage page;
    private long lastWriteNanos;

    /** The data of the event {@code caught-up}. */
    private record CaughtUp(long position) {}

    /**
     * Reads the first page, so that an unavailable log is reported before the response is committed.
     *
     * @param keepAlive the longest time without output
     * @throws com.ticketing.events.error.Unavailable if the log does not respond
     */
    AuditFeed(AuditLog log, AuditEntryReader reader, JsonMapper json, Duration keepAlive, AuditRequest request) {
        this.log = log;
        this.reader = reader;
        this.json = json;
        this.keepAlive = keepAlive;
        this.filter = request.filter();
        this.backlogEnd = log.head();
        this.page = read(request.after(), backlogEnd);
    }

    /** Writes entries until the client disconnects or the thread is interrupted. The id of an entry is its position. */
    void sendTo(ServerSentEventWriter out) throws IOException, InterruptedException {
        sendBacklog(out);
        while (true) {
            awaitNext(out);
            page = read(page.next(), log.head());
            if (!page.entries().isEmpty()) {
                send(out);
                out.flush();
            }
        }
    }

    private void sendBacklog(ServerSentEventWriter out) throws IOException {
        out.retry(RETRY_MILLIS);
        send(out);
        while (page.next() < backlogEnd) {
            page = read(page.next(), backlogEnd);
            send(out);
        }
        out.event(null, "caught-up", json.writeValueAsString(new CaughtUp(page.next())));
        out.flush();
    }

    private AuditPage read(long after, long last) {
        return reader.page(new AuditRequest(filter, after, BATCH_SIZE), last);
    }

    private void send(ServerSentEventWriter out) throws IOException {
        for (AuditEntry entry : page.entries()) {
            out.event(entry.entry().position(), null, json.writeValueAsString(entry));
        }
        lastWriteNanos = System.nanoTime();
    }

    /** New domain events may all be filtered out, so the keep-alive is timed from the last write. */
    private void awaitNext(ServerSentEventWriter out) throws IOException, InterruptedException {
        boolean available = false;
        while (!available) {
            Duration remaining = keepAlive.minusNanos(System.nanoTime() - lastWriteNanos);
            if (remaining.isPositive()) {
                available = log.awaitBeyond(page.next(), remaining);
            } else {
                out.keepAlive();
                lastWriteNanos = System.nanoTime();
            }
        }
    }
}
