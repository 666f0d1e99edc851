package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.database.LogHead;
import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.app.eventlog.jdbc.WrappingKeyTable;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import com.ticketing.events.app.eventlog.table.LogReader;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.eventlog.table.RowRejected;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import com.ticketing.events.app.eventlog.write.AppendMetrics;
import com.ticketing.events.app.eventlog.write.DurableAppend;
import com.ticketing.events.app.eventlog.write.GroupCommitter;
import com.ticketing.events.app.eventlog.write.LogAppender;
import com.ticketing.events.app.eventlog.write.ReadOnlyAppender;
import com.ticketing.events.app.eventlog.write.RecentEvents;
import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.chain.HashChain;
import com.ticketing.events.supervision.Admission;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open event log: appends, queries and the head. Thread-safe. */
public final class EventLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final LogDatabase database;
    private final LogReader reader;
    private final PersonalDataEncryption encryption;
    private final RowDecryptor decryptor;
    private final ChainVerifier verifier;
    private final LogAppender committer;
    private final AppendMetrics metrics;
    private final RecentEvents recent;
    private final LogHead head;
    private final Outage writes = new Outage(EventLog.class, "Write to the event log");
    private final Admission appends = new Admission(EventLog.class, "Queueing an append to the event log");
    private final Outage listening = new Outage(EventLog.class, "Listening for commits of other nodes");
    private final DecisionContext decision = new DecisionContext();
    private final Erasures erasures;
    private final VerifiedReader verified;
    private final int readBatch;

    private EventLog(
            LogDatabase database,
            EventLogProperties.Log settings,
            DataKeys keys,
            Supervisor supervisor,
            AppendMetrics metrics,
            boolean writable) {
        this.metrics = metrics;
        this.database = database;
        this.readBatch = settings.readBatch();
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
        erasures = new Erasures(reader, keys, database);
        verified = new VerifiedReader(reader, verifier, head, this::read);
        committer = writable
                ? new GroupCommitter(
                        database,
                        recent,
                        head,
                        settings.queueCapacity(),
                        settings.appendTimeout(),
                        supervisor,
                        writes,
                        appends,
                        metrics)
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
        return open(database, settings, keys, new Supervisor(), new CompositeMeterRegistry());
    }

    /**
     * As {@link #open(LogDatabase, EventLogProperties.Log, DataKeys)}, with the supervisor of the loops of the log and
     * the registry of the metrics of appends.
     */
    public static EventLog open(
            LogDatabase database,
            EventLogProperties.Log settings,
            DataKeys keys,
            Supervisor supervisor,
            MeterRegistry meters) {
        return open(database, settings, keys, supervisor, new AppendMetrics(meters), true);
    }

    /** Opens the log without a connection for appends; {@link #append} is not to be called. */
    public static EventLog openReadOnly(
            LogDatabase database, EventLogProperties.Log settings, DataKeys keys, Supervisor supervisor) {
        return open(database, settings, keys, supervisor, new AppendMetrics(new CompositeMeterRegistry()), false);
    }

    private static EventLog open(
            LogDatabase database,
            EventLogProperties.Log settings,
            DataKeys keys,
            Supervisor supervisor,
            AppendMetrics metrics,
            boolean writable) {
        try {
            return new EventLog(database, settings, keys, supervisor, metrics, writable);
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

    /** Registers the metrics of the database of the log; at most once. */
    public void bindTo(MeterRegistry meters) {
        database.bindTo(meters);
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
    public DurableAppend append(List<NewEvent> events) throws RowRejected {
        long start = System.nanoTime();
        AppendMetrics.Outcome outcome = AppendMetrics.Outcome.UNAVAILABLE;
        try {
            DurableAppend append = committer.append(events, decision.endRead(replacements()));
            decision.appended(append.lastPosition());
            outcome = AppendMetrics.Outcome.STORED;
            return append;
        } catch (RowRejected e) {
            outcome = AppendMetrics.Outcome.REJECTED;
            throw e;
        } finally {
            metrics.appended(outcome, System.nanoTime() - start);
        }
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
            verified.clearDamage();
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
        return decision.takePosition(headPosition());
    }

    /** Reads up to {@code limit} events beyond {@code position} from the database. */
    public List<StoredEvent> after(long position, int limit) {
        return read(reader.after(position, limit));
    }

    /** Reads up to {@code limit} domain events of one Event from version {@code fromVersion} on from the database. */
    public List<StoredEvent> ofEvent(String eventId, long fromVersion, int limit) {
        decision.beginRead(replacements());
        List<StoredEvent> events = read(reader.ofEvent(eventId, fromVersion, limit));
        if (!events.isEmpty()) {
            decision.read(events.getLast().position());
        }
        return events;
    }

    /**
     * Reads up to {@code limit} events that may match the filter ({@link LogReader#matching}), beyond {@code position}
     * up to and including {@code last}.
     */
    public List<StoredEvent> matching(long position, long last, AuditFilter filter, int limit) {
        return read(reader.matching(position, last, filter, limit));
    }

    /**
     * Reads up to {@code limit} schedules of a publication that no later domain event has ended, beyond
     * {@code position} up to and including {@code last}.
     */
    public List<StoredEvent> openSchedules(long position, long last, int limit) {
        return read(reader.openSchedules(position, last, limit));
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

    /** The erasures of personal data. */
    Erasures erasures() {
        return erasures;
    }

    /** The reads of followers, which verify the hash chain. */
    public VerifiedReader verified() {
        return verified;
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
