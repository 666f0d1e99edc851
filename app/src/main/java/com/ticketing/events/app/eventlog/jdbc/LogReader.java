package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.EventMetadata;
import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.personaldata.StoredKey;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.audit.AuditFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queries on the log. Each throws {@link Unavailable} when the database does not answer.
 *
 * <p>Waiting for a database that is down takes a while. Writers of one Event take turns, each with a query of its own,
 * and must not do that waiting one after the other; so once it was in vain, nobody waits for the next second.
 */
public final class LogReader {

    private static final Logger logger = LoggerFactory.getLogger(LogReader.class);

    /** Where the log ends, as its writers say. */
    static final String END = "select position, hash from domain_event_end";

    /** All in one statement, and so at one moment. */
    public static final String EXTENT = """
            select (select position from domain_event_end), (select hash from domain_event_end),
                (select max(position) from domain_event)""";

    private static final String LINKS = "select " + StoredEvent.COLUMNS
            + ", hash from domain_event where position > ? and position <= ? order by position limit ?";

    private static final String AFTER = StoredEvent.SELECT + " where position > ? order by position limit ?";

    private static final String BETWEEN =
            StoredEvent.SELECT + " where position > ? and position <= ? order by position";

    private static final String OF_EVENT =
            StoredEvent.SELECT + " where event_id = ? and version >= ? order by version limit ?";

    /**
     * Finds a field with a text in stored JSON by functions that both databases have. It cannot be mistaken for a part of
     * some other text, in which quotes are escaped.
     */
    private static final String BY_METADATA = " and replace(metadata, ?, '') <> metadata";

    private static final Duration PAUSE_WHEN_DOWN = Duration.ofSeconds(1);

    private final DataSource connections;

    /** Compared with {@link System#nanoTime()}; null while the database answers. */
    private volatile @Nullable Long downUntil;

    public LogReader(DataSource connections) {
        this.connections = connections;
    }

    /** Up to {@code limit} events beyond {@code position}, in order. */
    public List<StoredEvent> after(long position, int limit) {
        return query(AFTER, LogReader::events, position, limit);
    }

    /** The events beyond {@code position} and not beyond {@code last}, in order. */
    public List<StoredEvent> between(long position, long last) {
        return query(BETWEEN, LogReader::events, position, last);
    }

    /** Up to {@code limit} events of one Event's history from {@code version} on, in order. */
    public List<StoredEvent> ofEvent(String eventId, long version, int limit) {
        return query(OF_EVENT, LogReader::events, eventId, version, limit);
    }

    /**
     * Up to {@code limit} events that match, in order, beyond {@code position} and not beyond {@code last}. One Event's
     * are found by its index: their order by version is that by position.
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
        sql.append(filter.eventId() == null ? " order by position" : " order by version")
                .append(" limit ?");
        parameters.add(limit);
        return query(sql.toString(), LogReader::events, parameters.toArray());
    }

    /** The last position, 0 when the log is empty. */
    public long head() {
        return query("select max(position) from domain_event", LogReader::number)
                .orElse(0);
    }

    /** Up to {@code limit} events beyond {@code position} and not beyond {@code last}, each with its hash, in order. */
    public List<ChainedEvent> chained(long position, long last, int limit) {
        return query(LINKS, LogReader::chainedEvents, position, last, limit);
    }

    /** Where the log ends, and up to where it has events. */
    public LogExtent extent() {
        return query(EXTENT, LogReader::extent);
    }

    /** The version that the Event's last domain event has; empty when there is no such Event. */
    public OptionalLong lastVersion(String eventId) {
        return query(
                "select max(version) from domain_event where event_id = ? and version >= 0",
                LogReader::number,
                eventId);
    }

    /**
     * The position before the first event that is no older than {@code at}; the head when all are older. Reads the whole
     * log: there is no index for a question that nobody asks often.
     */
    public long positionBefore(Instant at) {
        OptionalLong first =
                query("select min(position) from domain_event where at >= ?", LogReader::number, NewEvent.stored(at));
        return first.isPresent() ? first.getAsLong() - 1 : head();
    }

    /** Reads what {@link #END} found. */
    static ChainLink end(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new SQLException("Somebody has removed the row that says where the log ends");
        }
        return new ChainLink(rows.getLong(1), rows.getBytes(2));
    }

    /** The version of the last erasure of personal data of each of these Events that has had one. */
    public Map<String, Long> erasures(Collection<String> eventIds) {
        String places = String.join(", ", Collections.nCopies(eventIds.size(), "?"));
        return query(
                "select event_id, max(version) from domain_event where type = 'personal-data-erased' and event_id in ("
                        + places + ") group by event_id",
                LogReader::versions,
                eventIds.toArray());
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
            byte[] kept = rows.getBytes(10);
            events.add(new StoredEvent(rows, kept == null ? null : new StoredKey(kept)));
        }
        return events;
    }

    private static List<ChainedEvent> chainedEvents(ResultSet rows) throws SQLException {
        List<ChainedEvent> events = new ArrayList<>();
        while (rows.next()) {
            StoredEvent event = new StoredEvent(rows);
            byte[] hash = rows.getBytes("hash");
            events.add(new ChainedEvent(event, hash == null ? null : new ChainLink(event.position(), hash)));
        }
        return events;
    }

    /** Reads what {@link #EXTENT} found. */
    public static LogExtent extent(ResultSet rows) throws SQLException {
        rows.next();
        long position = rows.getLong(1);
        byte[] hash = rows.getBytes(2);
        return new LogExtent(hash == null ? ChainLink.BEGINNING : new ChainLink(position, hash), rows.getLong(3));
    }

    private static OptionalLong number(ResultSet rows) throws SQLException {
        rows.next();
        long value = rows.getLong(1);
        return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private <T> T query(String sql, Answer<T> answer, Object... parameters) {
        Long until = downUntil;
        if (until != null && System.nanoTime() - until < 0) {
            throw LogDatabase.unavailable();
        }
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return answer.read(rows);
            }
        } catch (SQLException e) {
            logger.warn("The event log cannot be read: {}", e.getMessage());
            throw LogDatabase.unavailable();
        }
    }

    private Connection connection() throws SQLException {
        try {
            Connection connection = connections.getConnection();
            downUntil = null;
            return connection;
        } catch (SQLTransientConnectionException e) {
            downUntil = System.nanoTime() + PAUSE_WHEN_DOWN.toNanos();
            throw e;
        }
    }

    private interface Answer<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
