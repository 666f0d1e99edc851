package com.ticketing.events.app.deliverylog;

import static java.util.stream.Collectors.joining;

import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.notification.Delivery;
import com.ticketing.events.query.notification.DeliveryId;
import com.ticketing.events.query.notification.DeliveryLog;
import com.ticketing.events.query.notification.DeliveryOutcome;
import com.ticketing.events.query.notification.DeliveryQuery;
import com.ticketing.events.query.notification.Notification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The delivery log in SQLite or PostgreSQL. A claim is a lease: no transaction is open while something is sent. */
final class JdbcDeliveryLog implements DeliveryLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcDeliveryLog.class);

    private static final String SELECT = "select " + DeliveryRowMapper.COLUMNS + " from notification_delivery ";

    /** The %s is how to pass over rows that another node is claiming. */
    private static final String CLAIM = """
            with due as materialized (
                select position, channel from notification_delivery d
                where channel = ? and state = 'pending' and next_attempt_at <= ?
                    and not exists (
                        select 1 from notification_delivery earlier
                        where earlier.event_id = d.event_id and earlier.position < d.position
                            and earlier.channel = d.channel and earlier.state = 'pending')
                order by next_attempt_at, position
                limit ? %s)
            update notification_delivery set attempts = attempts + 1, next_attempt_at = ?, updated_at = ?
            where (position, channel) in (select position, channel from due)
            returning""" + " " + DeliveryRowMapper.COLUMNS;

    private static final String REDELIVER = """
            update notification_delivery set state = 'pending', attempts = 0, next_attempt_at = ?, updated_at = ?
            where position = ? and channel = ? and state <> 'pending'
            returning""" + " " + DeliveryRowMapper.COLUMNS;

    private final SharedDatabase storage;
    private final ThrottledTransactions writes;
    private final DeliveryRecorder recording;
    private final String claim;

    private JdbcDeliveryLog(SharedDatabase storage, Collection<String> channels) {
        this.storage = storage;
        this.writes = new ThrottledTransactions(storage);
        this.recording = new DeliveryRecorder(channels, storage.embedded());
        this.claim = CLAIM.formatted(storage.embedded() ? "" : "for update skip locked");
    }

    /**
     * Opens the log in a database whose schema is up to date, and the channels in it.
     *
     * @throws Unavailable when the database does not answer
     */
    static JdbcDeliveryLog open(SharedDatabase storage, Collection<String> channels) {
        JdbcDeliveryLog log = new JdbcDeliveryLog(storage, channels);
        try {
            log.writes.transaction(connection -> {
                log.recording.open(connection);
                return true;
            });
            return log;
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    @Override
    public long recordedUpTo() {
        return read(recording::leastRecorded);
    }

    @Override
    public void record(List<Notification> notifications, long position, Instant now) {
        writes.transaction(connection -> {
            recording.record(connection, notifications, position, now);
            return true;
        });
    }

    @Override
    public List<Delivery> claim(String channel, int limit, Instant now, Instant until) {
        List<Delivery> claimed = writes.transaction(connection -> query(
                connection,
                claim,
                channel,
                DeliveryRowMapper.stored(now),
                limit,
                DeliveryRowMapper.stored(until),
                DeliveryRowMapper.stored(now)));
        claimed.sort(
                Comparator.comparingLong(delivery -> delivery.notification().position()));
        return claimed;
    }

    @Override
    public void settle(List<DeliveryOutcome> outcomes, Instant now) {
        writes.transaction(connection -> {
            OutcomeRecorder.settle(connection, outcomes, now);
            return true;
        });
    }

    @Override
    public List<Delivery> list(DeliveryQuery asked) {
        List<Object> parameters = new ArrayList<>();
        String after = asked.afterChannel();
        StringBuilder sql = new StringBuilder(SELECT).append("where (position, channel) > (?, ?)");
        parameters.add(after == null ? asked.afterPosition() + 1 : asked.afterPosition());
        parameters.add(after == null ? "" : after);
        sql.append(asked.states().stream()
                .map(state -> "'" + state.lowerCase() + "'")
                .collect(joining(", ", " and state in (", ")")));
        if (asked.eventId() != null) {
            // The event log has an index on its Events, the deliveries have none.
            sql.append(" and position in (select position from domain_event where event_id = ?)");
            parameters.add(asked.eventId().toString());
        }
        sql.append(" order by position, channel limit ?");
        parameters.add(asked.limit());
        return read(connection -> query(connection, sql.toString(), parameters.toArray()));
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
        return read(connection ->
                        query(connection, SELECT + "where position = ? and channel = ?", id.position(), id.channel()))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Delivery> redeliver(DeliveryId id, Instant now) {
        String at = DeliveryRowMapper.stored(now);
        return writes
                .transaction(connection -> query(connection, REDELIVER, at, at, id.position(), id.channel()))
                .stream()
                .findFirst();
    }

    @Override
    public long pending(String channel) {
        return read(connection -> {
            try (PreparedStatement count = connection.prepareStatement(
                    "select count(*) from notification_delivery where channel = ? and state = 'pending'")) {
                count.setString(1, channel);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private <T> T read(ThrottledTransactions.Work<T> work) {
        try (Connection connection = storage.readers().getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            LOG.warn("The delivery log cannot be read: {}", e.getMessage());
            throw new Unavailable("The delivery log is not available, try again later");
        }
    }

    private static List<Delivery> query(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return DeliveryRowMapper.readAll(rows);
            }
        }
    }

    @Override
    public void close() {
        writes.close();
    }
}
