package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.jdbc.LogDatabase;
import com.ticketing.events.app.eventlog.jdbc.LogEndTable;
import com.ticketing.events.app.eventlog.jdbc.LogHead;
import com.ticketing.events.app.eventlog.jdbc.LogReader;
import com.ticketing.events.app.eventlog.jdbc.NewEvent;
import com.ticketing.events.app.eventlog.jdbc.RowRejected;
import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.app.eventlog.jdbc.StoredEvent;
import com.ticketing.events.app.eventlog.jdbc.WrappingKeyTable;
import com.ticketing.events.app.eventlog.write.GroupCommitter;
import com.ticketing.events.app.eventlog.write.LogAppender;
import com.ticketing.events.app.eventlog.write.ReadOnlyAppender;
import com.ticketing.events.app.eventlog.write.RecentEvents;
import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import com.ticketing.events.app.personaldata.ledger.RecordedErasure;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.chain.HashChain;
import com.ticketing.events.supervision.Admission;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open event log: appends, queries and the head. Thread-safe. */
public final class EventLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final LogDatabase database;
    private final LogReader reader;
    private final DataKeys keys;
    private final PersonalDataEncryption encryption;
    private final RowDecryptor decryptor;
    private final ChainVerifier verifier;
    private final LogAppender committer;
    private final RecentEvents recent;
    private final LogHead head;
    private final Outage writes = new Outage(EventLog.class, "Write to the event log");
    private final Admission appends = new Admission(EventLog.class, "Queueing an append to the event log");
    private final Outage listening = new Outage(EventLog.class, "Listening for commits of other nodes");
    private final ThreadLocal<Long> appended = new ThreadLocal<>();

    /** {@link LogHead.Known#replacements} when the calling thread began to read the Event that it decides on. */
    private final ThreadLocal<Long> decidedAfter = new ThreadLocal<>();

    /** The last position that the calling thread has read of the Event that it decides on. */
    private final ThreadLocal<Long> decidedOn = new ThreadLocal<>();

    private final int readBatch;
    private final AtomicReference<@Nullable EventLogDamaged> damage = new AtomicReference<>();

    /**
     * Consecutive events of the log.
     *
     * @param before the link before the first one; null if the first position is 1
     * @param end the link of the last one
     * @param known the known part of the log before they were read
     */
    public record Chunk(
            List<StoredEvent> events,
            @Nullable ChainLink before,
            @Nullable ChainLink end,
            LogHead.Known known) {

        /** The same without the events, which occupy memory. */
        public Chunk withoutEvents() {
            return new Chunk(List.of(), before, end, known);
        }
    }

    private EventLog(
            LogDatabase database,
            EventLogProperties.Log settings,
            DataKeys keys,
            Supervisor supervisor,
            boolean writable) {
        this.database = database;
        this.readBatch = settings.readBatch();
        this.keys = keys;
        reader = new LogReader(database.readers());
        encryption = new PersonalDataEncryption(keys);
        decryptor = new RowDecryptor(reader, keys, encryption);
        verifier = new ChainVerifier(reader);
        LogEndTable.Extent extent = reader.extent();
        extent.verify();
        database.recordHead(extent.end());
        keys.open(new WrappingKeyTable(database));
        head = new LogHead(extent.end());
        recent = new RecentEvents(settings.recentEvents());
        committer = writable
                ? new GroupCommitter(
                        database,
                        recent,
                        head,
                        settings.queueCapacity(),
                        settings.appendTimeout(),
                        supervisor,
                        writes,
                        appends)
                : new ReadOnlyAppender();
        database.followCommits(head, supervisor, listening);
    }

    /**
     * Opens the log in a migrated database; closes the database when that fails.
     *
     * @throws com.ticketing.events.error.Unavailable when the database does not respond
     * @throws EventLogDamaged when the last row is not the recorded end of the log
     */
    public static EventLog open(LogDatabase database, EventLogProperties.Log settings) {
        return open(database, settings, new DatabaseDataKeys());
    }

    /** As {@link #open(LogDatabase, EventLogProperties.Log)}, with another source of data keys. */
    public static EventLog open(LogDatabase database, EventLogProperties.Log settings, DataKeys keys) {
        return open(database, settings, keys, new Supervisor());
    }

    /** As {@link #open(LogDatabase, EventLogProperties.Log)}, with the supervisor of the loops of the log. */
    public static EventLog open(
            LogDatabase database, EventLogProperties.Log settings, DataKeys keys, Supervisor supervisor) {
        return open(database, settings, keys, supervisor, true);
    }

    /** Opens the log without a connection for appends; {@link #append} is not to be called. */
    public static EventLog openReadOnly(
            LogDatabase database, EventLogProperties.Log settings, DataKeys keys, Supervisor supervisor) {
        return open(database, settings, keys, supervisor, false);
    }

    private static EventLog open(
            LogDatabase database,
            EventLogProperties.Log settings,
            DataKeys keys,
            Supervisor supervisor,
            boolean writable) {
        try {
            return new EventLog(database, settings, keys, supervisor, writable);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The last position known to be committed by any node, without a query; 0 for an empty log. */
    public long headPosition() {
        return head.position();
    }

    /**
     * Time for which the database has been failing, without a query: since the first of the failed writes, or since the
     * LISTEN connection was lost. Zero while it responds.
     */
    public Duration outage() {
        return Collections.max(List.of(writes.duration(), listening.duration()));
    }

    /** Whether the database does not respond to a write in time, so that appends are refused at once. */
    public boolean isStalled() {
        return committer.isStalled();
    }

    /** The number of appends that wait for the committing thread. */
    public int waitingAppends() {
        return committer.waiting();
    }

    /** The number of appends refused since the start, because too many waited or the database was stalled. */
    public long refusedAppends() {
        return appends.refusals();
    }

    /** The database of the log, for other tables in it. */
    public SharedDatabase database() {
        return database;
    }

    /**
     * Appends the events atomically and returns when they are on disk.
     *
     * @throws RowRejected when the database refuses one of them
     * @throws com.ticketing.events.error.Unavailable when they were not written, the log has been replaced since the
     *     calling thread read an Event, or the outcome is unknown
     */
    public void append(List<NewEvent> events) throws RowRejected {
        Long replacements = decidedAfter.get();
        decidedAfter.remove();
        appended.set(committer.append(events, replacements == null ? replacements() : replacements));
    }

    /**
     * Whether the database has another log than the one that this node has followed: restored, or of a server that has
     * lost its last commits. Appends are refused and followers get nothing until it is {@linkplain #adopt adopted}.
     */
    public boolean isReplaced() {
        return head.isReplaced();
    }

    /** How often the log has been replaced by another one since it was opened. */
    public long replacements() {
        return head.known().replacements();
    }

    /**
     * Continues with the log that is in the database now. Nothing of the former log is kept; the followers must have
     * stopped, and start again at positions of the other log.
     *
     * @throws com.ticketing.events.error.Unavailable when the database does not respond
     * @throws EventLogDamaged when the last row is not the recorded end of the log
     */
    public void adopt() {
        committer.runExclusively(() -> {
            LogEndTable.Extent extent = reader.extent();
            extent.verify();
            LOG.warn(
                    "The event log in the database is not the one that this node has followed up to position {}: it"
                            + " was restored or has lost commits, and ends at position {}. The node continues with"
                            + " it and rebuilds what it keeps in memory",
                    headPosition(),
                    extent.end().position());
            recent.clear();
            damage.set(null);
            database.recordHead(extent.end());
            head.adopt(extent.end());
        });
    }

    /**
     * The position of the last domain event that the calling thread has appended since the previous call; if it has
     * appended none, the head of the log that this node knows, or what it has read beyond that, such as the domain
     * events of another node.
     */
    public long takeAppendedPosition() {
        Long position = appended.get();
        appended.remove();
        Long read = decidedOn.get();
        decidedOn.remove();
        return position == null ? Math.max(headPosition(), read == null ? 0 : read) : position;
    }

    /** Reads up to {@code limit} events beyond {@code position} from the database. */
    public List<StoredEvent> after(long position, int limit) {
        return read(reader.after(position, limit));
    }

    /**
     * Reads the events beyond {@code position} up to and including {@code last} from the database, and verifies that
     * they continue the hash chain.
     *
     * @throws EventLogDamaged when one does not; {@link #damage()} has it until the range is read successfully
     * @throws com.ticketing.events.error.Unavailable when the database does not respond, or is a standby that has not
     *     replayed the range
     */
    public Chunk between(long position, long last) {
        LogHead.Known known = head.known();
        try {
            LogReader.RowRange range = verifier.readVerified(position, last);
            damage.updateAndGet(found -> isWithin(found, position, last) ? null : found);
            requireSame(known.end(), range.end(), known);
            return new Chunk(read(range.events()), range.before(), range.end(), known);
        } catch (EventLogDamaged e) {
            requireReaches(last);
            damage.updateAndGet(found -> found == null || e.position() <= found.position() ? e : found);
            throw e;
        }
    }

    /**
     * Requires that the log in the database reaches a position that is known to be committed: a standby may be behind
     * the server that the position was read from.
     *
     * @throws com.ticketing.events.error.Unavailable if it does not
     */
    private void requireReaches(long position) {
        if (reader.extent().end().position() < position) {
            throw LogDatabase.unavailable();
        }
    }

    /**
     * Requires that two links are the same if they have the same position; otherwise the log has been replaced.
     *
     * @throws com.ticketing.events.error.Unavailable if they are not
     */
    private void requireSame(@Nullable ChainLink expected, @Nullable ChainLink found, LogHead.Known known) {
        if (expected != null && found != null && expected.position() == found.position() && !expected.sameHash(found)) {
            head.markReplaced(known);
            throw LogDatabase.unavailable();
        }
    }

    /**
     * Requires that a chunk continues the one that was read before it; otherwise the log has been replaced in between.
     *
     * @throws com.ticketing.events.error.Unavailable if it does not
     */
    public void requireContinued(Chunk previous, Chunk next) {
        requireSame(previous.end(), next.before(), next.known());
    }

    private static boolean isWithin(@Nullable EventLogDamaged damage, long position, long last) {
        return damage != null && position < damage.position() && damage.position() <= last;
    }

    /** The first damage that a read found; null if there is none, or if the range was read successfully since. */
    public @Nullable EventLogDamaged damage() {
        return damage.get();
    }

    /** Reads up to {@code limit} domain events of one Event from version {@code fromVersion} on from the database. */
    public List<StoredEvent> ofEvent(String eventId, long fromVersion, int limit) {
        if (decidedAfter.get() == null) {
            decidedAfter.set(replacements());
        }
        List<StoredEvent> events = read(reader.ofEvent(eventId, fromVersion, limit));
        if (!events.isEmpty()) {
            decidedOn.set(events.getLast().position());
        }
        return events;
    }

    /**
     * Reads up to {@code limit} events that match the filter, beyond {@code position} up to and including {@code last}.
     */
    public List<StoredEvent> matching(long position, long last, AuditFilter filter, int limit) {
        return read(reader.matching(position, last, filter, limit));
    }

    /**
     * Decrypts the rows; an erasure among them, which another node may have written, is applied to the recent events.
     */
    private List<StoredEvent> read(List<StoredEvent> rows) {
        rows.stream().filter(StoredEvent::isErasure).forEach(row -> recent.erase(row.eventId(), row.version()));
        return decryptor.decrypt(rows);
    }

    /** The encryption of personal data before they are appended. */
    public PersonalDataEncryption encryption() {
        return encryption;
    }

    /**
     * Completes the last erasure of the Event's personal data, if there is one: destroys external keys, purges deleted
     * rows, and reports clear text. Idempotent.
     *
     * @throws com.ticketing.events.error.Unavailable when the database or the key store does not respond
     */
    void completeErasure(String eventId) {
        Long erasure = reader.erasures(List.of(eventId)).get(eventId);
        if (erasure != null) {
            keys.destroy(eventId, erasure);
            database.purgeDeletedRows();
            reportClearText(eventId, erasure);
        }
    }

    /** The log is never rewritten, so the operator must be informed. */
    private void reportClearText(String eventId, long before) {
        List<Long> positions = reader.ofEvent(eventId, 0, Math.toIntExact(before)).stream()
                .filter(row -> row.isClearText() && row.hasPersonalData())
                .map(StoredEvent::position)
                .toList();
        if (!positions.isEmpty()) {
            LOG.warn(
                    "Erased personal data of Event {} are hidden from all readers, but remain in the database in clear"
                            + " text: they were written at positions {} before personal data were encrypted",
                    eventId,
                    positions);
        }
    }

    /** Reads all erasures of personal data, ordered by position. */
    List<RecordedErasure> erasures() {
        return reader.recordedErasures();
    }

    /** Reads the erasures of personal data of one Event, ordered by version. */
    List<RecordedErasure> erasuresOf(String eventId) {
        return reader.recordedErasures(eventId);
    }

    /** Reads the message id of the Event's creation; empty when there is no such Event. */
    Optional<String> creationId(String eventId) {
        return reader.creationId(eventId);
    }

    /** Reads the version of the Event's last domain event; empty when there is no such Event. */
    public OptionalLong lastVersion(String eventId) {
        return reader.lastVersion(eventId);
    }

    /** Returns the position before the first event at or after {@code at}; scans the whole log. */
    public long positionBefore(Instant at) {
        return reader.positionBefore(at);
    }

    /** The hash chain over the log. */
    public HashChain hashChain() {
        return verifier;
    }

    /** Reads the last position from the database; 0 for an empty log. */
    public long readHead() {
        return reader.head();
    }

    /** Counts the Events in the database; takes about 0.1 s for a million domain events. */
    public long countEvents() {
        return reader.countEvents();
    }

    /** Returns the events beyond {@code position} from the recent events; empty when the next one is not among them. */
    public List<TrackedEventMessage<?>> recentAfter(long position) {
        return recent.from(position + 1);
    }

    /** The head of the log, for followers to wait on. */
    public LogHead head() {
        return head;
    }

    /** The number of events that one query of a follower reads. */
    public int readBatch() {
        return readBatch;
    }

    /** Refuses new appends, writes the queued ones, and closes the database. */
    @Override
    public void close() {
        committer.close();
        database.close();
    }
}
