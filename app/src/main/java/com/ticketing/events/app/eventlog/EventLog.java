package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.jdbc.LogDatabase;
import com.ticketing.events.app.eventlog.jdbc.LogHead;
import com.ticketing.events.app.eventlog.jdbc.LogReader;
import com.ticketing.events.app.eventlog.jdbc.NewEvent;
import com.ticketing.events.app.eventlog.jdbc.RowRejected;
import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.app.eventlog.jdbc.StoredEvent;
import com.ticketing.events.app.eventlog.write.GroupCommitter;
import com.ticketing.events.app.eventlog.write.LogWriter;
import com.ticketing.events.app.eventlog.write.RecentEvents;
import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.chain.HashChain;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log, open: it writes, reads, and knows its head. */
public final class EventLog implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(EventLog.class);

    private final LogDatabase database;
    private final LogReader reader;
    private final DataKeys keys;
    private final PersonalDataEncryption seal;
    private final RowDecryptor sealedRows;
    private final GroupCommitter committer;
    private final RecentEvents recent;
    private final LogHead head = new LogHead();
    private final int readBatch;

    private EventLog(LogDatabase database, EventLogProperties.Log settings, DataKeys keys) {
        this.database = database;
        this.readBatch = settings.readBatch();
        this.keys = keys;
        reader = new LogReader(database.readers());
        seal = new PersonalDataEncryption(keys);
        sealedRows = new RowDecryptor(reader, keys, seal);
        head.advanceTo(reader.head());
        recent = new RecentEvents(settings.recentEvents());
        committer = new GroupCommitter(
                new LogWriter(database), recent, head, settings.queueCapacity(), settings.appendTimeout());
        database.follow(head);
    }

    /**
     * Opens the log on a database whose schema is up to date, and closes that database if it cannot.
     *
     * @throws com.ticketing.events.error.Unavailable when the database does not answer
     */
    public static EventLog on(LogDatabase database, EventLogProperties.Log settings) {
        return on(database, settings, new DatabaseDataKeys());
    }

    /** The same with keys of personal data that come from elsewhere. */
    public static EventLog on(LogDatabase database, EventLogProperties.Log settings, DataKeys keys) {
        try {
            return new EventLog(database, settings, keys);
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
    public SharedDatabase storage() {
        return database;
    }

    public void append(List<NewEvent> events) throws RowRejected {
        committer.append(events);
    }

    /** Up to {@code limit} events beyond {@code position}, from the database. */
    public List<StoredEvent> after(long position, int limit) {
        return read(reader.after(position, limit));
    }

    /** The events beyond {@code position} and not beyond {@code last}, from the database. */
    public List<StoredEvent> between(long position, long last) {
        return read(reader.between(position, last));
    }

    public List<StoredEvent> ofEvent(String eventId, long fromVersion, int limit) {
        return read(reader.ofEvent(eventId, fromVersion, limit));
    }

    /** Up to {@code limit} events that match, beyond {@code position} and not beyond {@code last}, from the database. */
    public List<StoredEvent> matching(long position, long last, AuditFilter filter, int limit) {
        return read(reader.matching(position, last, filter, limit));
    }

    /** Whatever is read from the database: an erasure by another node clears this one's memory when it comes by. */
    private List<StoredEvent> read(List<StoredEvent> rows) {
        rows.stream().filter(StoredEvent::isErasure).forEach(row -> recent.erase(row.eventId(), row.version()));
        return sealedRows.open(rows);
    }

    /** What makes personal data unreadable before they are appended. */
    public PersonalDataEncryption seal() {
        return seal;
    }

    /**
     * Does what is left to do after the last erasure of the Event's personal data, if there was one.
     *
     * @throws com.ticketing.events.error.Unavailable when it cannot be done now
     */
    void finishErasure(String eventId) {
        Long erasure = reader.erasures(List.of(eventId)).get(eventId);
        if (erasure != null) {
            keys.destroy(eventId, erasure);
            database.scrub();
            reportClearText(eventId, erasure);
        }
    }

    /** The log is never rewritten, so an operator has to know. */
    private void reportClearText(String eventId, long before) {
        List<Long> positions = reader.ofEvent(eventId, 0, Math.toIntExact(before)).stream()
                .filter(row -> row.isInClear() && row.holdsPersonalData())
                .map(StoredEvent::position)
                .toList();
        if (!positions.isEmpty()) {
            logger.warn(
                    "Erased personal data of Event {} are shown to nobody, but stay in the database in clear text: they"
                            + " were written at positions {} before such data were encrypted",
                    eventId,
                    positions);
        }
    }

    public OptionalLong lastVersion(String eventId) {
        return reader.lastVersion(eventId);
    }

    public long positionBefore(Instant at) {
        return reader.positionBefore(at);
    }

    /** The chain of hashes through it. */
    public HashChain chain() {
        return new ChainVerifier(reader);
    }

    /** The last position, asked from the database. */
    public long readHead() {
        return reader.head();
    }

    /** The events beyond {@code position} that are still in memory; none when the next one is not. */
    public List<TrackedEventMessage<?>> recentAfter(long position) {
        return recent.from(position + 1);
    }

    public LogHead head() {
        return head;
    }

    public int readBatch() {
        return readBatch;
    }

    /** Writes what waits, then closes the databases. */
    @Override
    public void close() {
        committer.close();
        database.close();
    }
}
