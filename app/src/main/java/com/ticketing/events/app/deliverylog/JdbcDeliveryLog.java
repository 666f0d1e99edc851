package com.ticketing.events.app.deliverylog;

import static java.util.stream.Collectors.joining;

import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.app.eventlog.jdbc.StoredInstant;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryId;
import com.ticketing.events.query.notification.delivery.DeliveryLog;
import com.ticketing.events.query.notification.delivery.DeliveryOutcome;
import com.ticketing.events.query.notification.delivery.DeliveryQuery;
import com.ticketing.events.query.notification.delivery.DueTimes;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.supervision.Outage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Delivery log in SQLite or PostgreSQL. A claim is a lease: no transaction is open during an attempt. Thread-safe.
 * Every method throws {@link Unavailable} when the database does not respond.
 */
final class JdbcDeliveryLog implements DeliveryLog, AutoCloseable {

    private static final String SELECT = "select " + DeliveryRowMapper.COLUMNS + " from notification_delivery ";

    /** The placeholder {@code %s} is the clause that skips rows which another node is claiming. */
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

    /** Ends leases and back-offs that were stored before the clock was set back; usually there are none. */
    private static final String CLAMP = """
            update notification_delivery set next_attempt_at = ?
            where channel = ? and state = 'pending' and next_attempt_at > ?""";

    /**
     * The maximum number of rows that a transaction writes to an embedded database, which has one writer: an append
     * that waits for it is delayed by milliseconds.
     */
    private static final int EMBEDDED_MAX_ROWS = 64;

    private static final String BACKLOG = """
            select pending, oldest.created_at as oldest,
                (select count(*) from notification_delivery where channel = ? and state = 'dead') as dead
            from (
                select count(*) as pending, min(position) as first from notification_delivery
                where channel = ? and state = 'pending') waiting
            left join notification_delivery oldest on oldest.position = waiting.first and oldest.channel = ?""";

    private static final String RECENTLY_SENT = """
            select count(*) from notification_delivery where channel = ? and state = 'sent'
                and position > (select max(position) from notification_delivery) - ?""";

    private static final Comparator<Delivery> BY_POSITION =
            Comparator.comparingLong(delivery -> delivery.notification().position());

    private final Outage outage = new Outage(JdbcDeliveryLog.class, "Query on the delivery log");
    private final JdbcClient reader;
    private final ThrottledTransactions transactions;
    private final DeliveryRecorder recorder;
    private final String claim;
    private final int maxRows;

    private JdbcDeliveryLog(SharedDatabase database, Map<String, Predicate<Notification>> channels) {
        this.reader = JdbcClient.create(database.readers());
        this.transactions = new ThrottledTransactions(database);
        this.recorder = new DeliveryRecorder(channels, database.embedded());
        this.claim = String.format(Locale.ROOT, CLAIM, database.embedded() ? "" : "for update skip locked");
        this.maxRows = database.embedded() ? EMBEDDED_MAX_ROWS : Integer.MAX_VALUE;
    }

    /**
     * Opens the delivery log in a migrated database, and inserts the channels that are new.
     *
     * @param channels the names of the channels, with the notifications of which deliveries are recorded
     * @throws Unavailable when the database does not respond
     */
    static JdbcDeliveryLog open(SharedDatabase database, Map<String, Predicate<Notification>> channels) {
        JdbcDeliveryLog log = new JdbcDeliveryLog(database, channels);
        try {
            log.transactions.execute(template -> {
                log.recorder.openChannels(JdbcClient.create(template));
                return true;
            });
            return log;
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    @Override
    public long recordedPosition() {
        return read(recorder::minRecordedPosition);
    }

    /** Every transaction also records how far it has come, so that all but the last can succeed alone. */
    @Override
    public void record(List<Notification> notifications, long position, Instant now) {
        int start = 0;
        while (notifications.size() - start > maxRows) {
            List<Notification> part = notifications.subList(start, start + maxRows);
            recordPart(part, part.getLast().position(), now);
            start += maxRows;
        }
        recordPart(notifications.subList(start, notifications.size()), position, now);
    }

    private void recordPart(List<Notification> notifications, long position, Instant now) {
        transactions.execute(template -> {
            recorder.record(template, notifications, position, now);
            return true;
        });
    }

    @Override
    public void truncateToLog() {
        transactions.execute(template -> {
            recorder.truncateToLog(JdbcClient.create(template));
            return true;
        });
    }

    @Override
    public List<Delivery> claim(String channel, int limit, DueTimes due, Instant until) {
        String now = StoredInstant.format(due.now());
        return transactions
                .execute(template -> {
                    JdbcClient client = JdbcClient.create(template);
                    client.sql(CLAMP)
                            .params(now, channel, StoredInstant.format(due.latest()))
                            .update();
                    return client.sql(claim)
                            .params(channel, now, Math.min(limit, maxRows), StoredInstant.format(until), now)
                            .query(DeliveryRowMapper.INSTANCE)
                            .list();
                })
                .stream()
                .sorted(BY_POSITION)
                .toList();
    }

    @Override
    public void settle(List<DeliveryOutcome> outcomes, Instant now) {
        for (int start = 0; start < outcomes.size(); start += maxRows) {
            List<DeliveryOutcome> part = outcomes.subList(start, Math.min(outcomes.size(), start + maxRows));
            transactions.execute(template -> {
                OutcomeRecorder.record(template, part, now);
                return true;
            });
        }
    }

    @Override
    public List<Delivery> list(DeliveryQuery query) {
        List<Object> parameters = new ArrayList<>();
        String after = query.afterChannel();
        StringBuilder sql = new StringBuilder(SELECT)
                .append(query.newestFirst() ? "where (position, channel) < " : "where (position, channel) > ")
                .append("(?, ?)");
        parameters.add(after == null && !query.newestFirst() ? query.afterPosition() + 1 : query.afterPosition());
        parameters.add(after == null ? "" : after);
        sql.append(query.states().stream()
                .map(state -> "'" + state.lowerCase() + "'")
                .collect(joining(", ", " and state in (", ")")));
        if (query.eventId() != null) {
            // Via the index of the event log, because the deliveries have no index on their Events.
            sql.append(" and position in (select position from domain_event where event_id = ?)");
            parameters.add(query.eventId().toString());
        }
        sql.append(query.newestFirst() ? " order by position desc, channel desc" : " order by position, channel");
        sql.append(" limit ?");
        parameters.add(query.limit());
        return read(client -> client.sql(sql.toString())
                .params(parameters)
                .query(DeliveryRowMapper.INSTANCE)
                .list());
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
        return read(client -> client.sql(SELECT + "where position = ? and channel = ?")
                .params(id.position(), id.channel())
                .query(DeliveryRowMapper.INSTANCE)
                .optional());
    }

    @Override
    public Optional<Delivery> redeliver(DeliveryId id, DueTimes due) {
        return transactions.execute(template -> Redelivery.one(JdbcClient.create(template), id, due));
    }

    @Override
    public List<Delivery> redeliverDead(String channel, long afterPosition, int limit, DueTimes due) {
        return transactions
                .execute(template -> Redelivery.dead(
                        JdbcClient.create(template), channel, afterPosition, Math.min(limit, maxRows), due))
                .stream()
                .sorted(BY_POSITION)
                .toList();
    }

    @Override
    public boolean endAddress(String channel, String addressDigest, Instant now) {
        return transactions.execute(
                template -> AddressEnd.record(JdbcClient.create(template), channel, addressDigest, now));
    }

    @Override
    public Optional<Instant> addressEnd(String channel, String addressDigest) {
        return read(client -> AddressEnd.time(client, channel, addressDigest));
    }

    @Override
    public Backlog backlog(String channel) {
        return read(client -> client.sql(BACKLOG)
                .params(channel, channel, channel)
                .query((row, _) -> {
                    String oldest = row.getString("oldest");
                    return new Backlog(
                            row.getLong("pending"),
                            row.getLong("dead"),
                            oldest == null ? null : StoredInstant.parse(oldest));
                })
                .single());
    }

    @Override
    public long recentlySent(String channel) {
        return read(client -> client.sql(RECENTLY_SENT)
                .params(channel, RECENT_POSITIONS)
                .query(Long.class)
                .single());
    }

    void bindTo(MeterRegistry meters) {
        transactions.bindTo(meters);
    }

    static Unavailable unavailable() {
        return new Unavailable("The delivery log is not available, try again later");
    }

    private <T> T read(Function<JdbcClient, T> query) {
        try {
            T result = query.apply(reader);
            outage.succeeded();
            return result;
        } catch (DataAccessException e) {
            outage.failed(1, NestedExceptionUtils.getMostSpecificCause(e));
            throw unavailable();
        }
    }

    @Override
    public void close() {
        transactions.close();
    }
}
