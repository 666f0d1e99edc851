package com.ticketing.events.app.eventlog.table;

import com.ticketing.events.EventMetadata;
import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.jdbc.LogUnavailable;
import com.ticketing.events.app.eventlog.jdbc.QueryExecutor;
import com.ticketing.events.app.eventlog.jdbc.StoredInstant;
import com.ticketing.events.app.personaldata.StoredKey;
import com.ticketing.events.app.personaldata.ledger.RecordedErasure;
import com.ticketing.events.query.audit.AuditFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Queries on the event log. Thread-safe. Every query throws {@link LogUnavailable} when the database does not respond.
 */
public final class LogReader {

    private static final String CHAINED = "select " + StoredEvent.COLUMNS
            + ", hash from domain_event where position > ? and position <= ? order by position limit ?";

    private static final String AFTER = StoredEvent.SELECT + " where position > ? order by position limit ?";

    private static final String RANGE =
            StoredEvent.SELECT_CHAINED + " where position >= ? and position <= ? order by position";

    private static final String OF_EVENT =
            StoredEvent.SELECT + " where event_id = ? and version >= ? order by version limit ?";

    /**
     * Matches a string member of stored JSON with functions that both databases have. A match inside another text is
     * impossible, because quotes are escaped there.
     */
    private static final String BY_METADATA = " and replace(metadata, ?, '') <> metadata";

    private static final String OPEN_SCHEDULES = StoredEvent.SELECT
            + " where position > ? and position <= ? and type = 'publication-scheduled' and not exists (select 1"
            + " from domain_event later where later.event_id = domain_event.event_id"
            + " and later.version > domain_event.version and later.type in ('publication-scheduled',"
            + " 'publication-unscheduled', 'event-published', 'event-cancelled', 'event-discarded'))"
            + " order by position limit ?";

    /**
     * Upper bound of the time between a command, which a domain event states, and its append, which the column states.
     */
    private static final Duration MAX_DELAY = Duration.ofDays(1);

    private static final String ERASURES = "select e.at, e.event_id, c.message_id, e.message_id from domain_event e"
            + " join domain_event c on c.event_id = e.event_id and c.version = 0 where e.type = 'personal-data-erased'";

    private final QueryExecutor executor;

    /**
     * Events with consecutive positions, with their keys, and the stored links at both ends.
     *
     * @param before the link of the row before the first; null when the row or its hash is missing
     * @param end the link of the last row; null when the row or its hash is missing
     */
    public record RowRange(
            @Nullable ChainLink before,
            List<StoredEvent> events,
            @Nullable ChainLink end) {}

    /** Creates a reader that takes a connection of {@code connections} for each query. */
    public LogReader(DataSource connections) {
        executor = new QueryExecutor(connections);
    }

    /** Reads up to {@code limit} events beyond {@code position}, ordered by position. */
    public List<StoredEvent> after(long position, int limit) {
        return executor.query(AFTER, LogReader::events, position, limit);
    }

    /** Reads the events beyond {@code position} up to and including {@code last}, ordered by position. */
    public RowRange range(long position, long last) {
        return executor.query(RANGE, rows -> range(rows, position, last), position, last);
    }

    /** Reads up to {@code limit} domain events of one Event from {@code version} on, ordered by version. */
    public List<StoredEvent> ofEvent(String eventId, long version, int limit) {
        return executor.query(OF_EVENT, LogReader::events, eventId, version, limit);
    }

    /**
     * Reads up to {@code limit} events that may match beyond {@code position} up to and including {@code last}, ordered
     * by position. For one Event, ordering by version is equivalent and uses the index. The instants are compared
     * within {@link #MAX_DELAY}; the caller compares them exactly.
     */
    public List<StoredEvent> matching(long position, long last, AuditFilter filter, int limit) {
        StringBuilder sql =
                new StringBuilder(StoredEvent.SELECT).append(" where position > ? and position <= ? and version >= 0");
        List<Object> parameters = new ArrayList<>(List.of(position, last));
        if (filter.type() != null) {
            sql.append(" and type = ?");
            parameters.add(filter.type().storedName());
        }
        if (filter.actor() != null) {
            sql.append(BY_METADATA);
            parameters.add(MetadataJson.member(EventMetadata.ACTOR, filter.actor()));
        }
        if (filter.eventId() != null) {
            sql.append(" and event_id = ?");
            parameters.add(filter.eventId().toString());
        }
        if (filter.from() != null) {
            sql.append(" and at >= ?");
            parameters.add(StoredInstant.format(filter.from().minus(MAX_DELAY)));
        }
        if (filter.to() != null) {
            sql.append(" and at < ?");
            parameters.add(StoredInstant.format(filter.to().plus(MAX_DELAY)));
        }
        sql.append(filter.eventId() == null ? " order by position" : " order by version")
                .append(" limit ?");
        parameters.add(limit);
        return executor.query(sql.toString(), LogReader::events, parameters.toArray());
    }

    /**
     * Reads up to {@code limit} schedules of a publication that no later domain event has ended, beyond
     * {@code position} up to and including {@code last}, ordered by position. Scans these positions.
     */
    public List<StoredEvent> openSchedules(long position, long last, int limit) {
        return executor.query(OPEN_SCHEDULES, LogReader::events, position, last, limit);
    }

    /** Reads the last position; 0 for an empty log. */
    public long head() {
        return executor.query("select max(position) from domain_event", LogReader::number)
                .orElse(0);
    }

    /** Counts the Events; reads one index entry for each domain event. */
    public long countEvents() {
        return executor.query("select count(*) from domain_event where version = 0", LogReader::number)
                .orElse(0);
    }

    /**
     * Reads up to {@code limit} events beyond {@code position} up to and including {@code last}, ordered by position,
     * each with its stored hash link and without its key.
     */
    public List<ChainedEvent> chained(long position, long last, int limit) {
        return executor.query(CHAINED, LogReader::chainedEvents, position, last, limit);
    }

    /** Reads recorded end and last row of the log. */
    public LogEndTable.Extent extent() {
        return executor.execute(LogEndTable::readExtent);
    }

    /** Reads the version of the Event's last domain event; empty when there is no such Event. */
    public OptionalLong lastVersion(String eventId) {
        return executor.query(
                "select max(version) from domain_event where event_id = ? and version >= 0",
                LogReader::number,
                eventId);
    }

    /**
     * Returns the position before the first event at or after {@code at}; the head when all events are older. Scans the
     * whole log: the query is too rare for an index.
     */
    public long positionBefore(Instant at) {
        OptionalLong first = executor.query(
                "select min(position) from domain_event where at >= ?", LogReader::number, StoredInstant.format(at));
        return first.isPresent() ? first.getAsLong() - 1 : head();
    }

    /** Reads the version of the last erasure of personal data for each of the Events that has one. */
    public Map<String, Long> erasures(Collection<String> eventIds) {
        String placeholders = String.join(", ", Collections.nCopies(eventIds.size(), "?"));
        return executor.query(
                "select event_id, max(version) from domain_event where type = 'personal-data-erased' and event_id in ("
                        + placeholders + ") group by event_id",
                LogReader::versions,
                eventIds.toArray());
    }

    /** Reads all erasures of personal data, ordered by position. */
    public List<RecordedErasure> recordedErasures() {
        return executor.query(ERASURES + " order by e.position", LogReader::recordedErasures);
    }

    /** Reads the erasures of personal data of one Event, ordered by version. */
    public List<RecordedErasure> recordedErasures(String eventId) {
        return executor.query(
                ERASURES + " and e.event_id = ? order by e.version", LogReader::recordedErasures, eventId);
    }

    private static List<RecordedErasure> recordedErasures(ResultSet rows) throws SQLException {
        List<RecordedErasure> erasures = new ArrayList<>();
        while (rows.next()) {
            erasures.add(new RecordedErasure(
                    Instant.parse(rows.getString(1)), rows.getString(2), rows.getString(3), rows.getString(4)));
        }
        return erasures;
    }

    /** Reads the message id of the Event's creation; empty when there is no such Event. */
    public Optional<String> creationId(String eventId) {
        return executor.query(
                "select message_id from domain_event where event_id = ? and version = 0",
                rows -> rows.next() ? Optional.of(rows.getString(1)) : Optional.empty(),
                eventId);
    }

    private static Map<String, Long> versions(ResultSet rows) throws SQLException {
        Map<String, Long> versions = new HashMap<>();
        while (rows.next()) {
            versions.put(rows.getString(1), rows.getLong(2));
        }
        return versions;
    }

    private static List<StoredEvent> events(ResultSet rows) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        while (rows.next()) {
            events.add(eventWithKey(rows));
        }
        return events;
    }

    private static StoredEvent eventWithKey(ResultSet row) throws SQLException {
        byte[] key = row.getBytes(10);
        return new StoredEvent(row, key == null ? null : new StoredKey(key));
    }

    private static List<ChainedEvent> chainedEvents(ResultSet rows) throws SQLException {
        List<ChainedEvent> events = new ArrayList<>();
        while (rows.next()) {
            StoredEvent event = new StoredEvent(rows);
            events.add(new ChainedEvent(event, link(event.position(), rows.getBytes(10))));
        }
        return events;
    }

    private static RowRange range(ResultSet rows, long position, long last) throws SQLException {
        ChainLink before = null;
        ChainLink end = null;
        List<StoredEvent> events = new ArrayList<>();
        while (rows.next()) {
            long current = rows.getLong(1);
            if (current == position) {
                before = link(position, rows.getBytes(11));
                continue;
            }
            events.add(eventWithKey(rows));
            if (current == last) {
                end = link(last, rows.getBytes(11));
            }
        }
        return new RowRange(before, events, end);
    }

    private static @Nullable ChainLink link(long position, byte @Nullable [] hash) {
        return hash == null ? null : new ChainLink(position, hash);
    }

    private static OptionalLong number(ResultSet rows) throws SQLException {
        rows.next();
        long value = rows.getLong(1);
        return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
