package com.ticketing.events.app.eventlog;

import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.HashChain;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The log, open: it writes, reads, and knows its head. */
public final class EventLog implements AutoCloseable {

    private final Database database;
    private final LogReader reader;
    private final Committer committer;
    private final RecentEvents recent;
    private final Head head = new Head();
    private final int readBatch;

    private EventLog(Database database, EventLogProperties.Log settings) {
        this.database = database;
        this.readBatch = settings.readBatch();
        reader = new LogReader(database.readers());
        head.advanceTo(reader.head());
        recent = new RecentEvents(settings.recentEvents());
        committer = new Committer(
                new LogWriter(database), recent, head, settings.queueCapacity(), settings.appendTimeout());
        database.follow(head);
    }

    /**
     * Opens the log on a database whose schema is up to date, and closes that database if it cannot.
     *
     * @throws com.ticketing.events.Unavailable when the database does not answer
     */
    static EventLog on(Database database, EventLogProperties.Log settings) {
        try {
            return new EventLog(database, settings);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The last position that is known here to be committed, by whichever node; 0 for an empty log. */
    public long headPosition() {
        return head.position();
    }

    /** The database that the log is in. */
    public Storage storage() {
        return database;
    }

    void append(List<NewEvent> events) throws RejectedRow {
        committer.append(events);
    }

    /** Up to {@code limit} events beyond {@code position}, from the database. */
    List<StoredEvent> after(long position, int limit) {
        return reader.after(position, limit);
    }

    /** The events beyond {@code position} and not beyond {@code last}, from the database. */
    List<StoredEvent> between(long position, long last) {
        return reader.between(position, last);
    }

    List<StoredEvent> ofEvent(String eventId, long fromVersion, int limit) {
        return reader.ofEvent(eventId, fromVersion, limit);
    }

    /** Up to {@code limit} events that match, beyond {@code position} and not beyond {@code last}, from the database. */
    List<StoredEvent> matching(long position, long last, AuditFilter filter, int limit) {
        return reader.matching(position, last, filter, limit);
    }

    OptionalLong lastVersion(String eventId) {
        return reader.lastVersion(eventId);
    }

    long positionBefore(Instant at) {
        return reader.positionBefore(at);
    }

    /** The chain of hashes through it. */
    HashChain chain() {
        return new ChainVerifier(reader);
    }

    /** The last position, asked from the database. */
    long readHead() {
        return reader.head();
    }

    /** The events beyond {@code position} that are still in memory; none when the next one is not. */
    List<TrackedEventMessage<?>> recentAfter(long position) {
        return recent.from(position + 1);
    }

    Head head() {
        return head;
    }

    int readBatch() {
        return readBatch;
    }

    /** Writes what waits, then closes the databases. */
    @Override
    public void close() {
        committer.close();
        database.close();
    }
}
