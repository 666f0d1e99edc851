package com.ticketing.events.app.deliverylog;

import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.jdbc.StoredInstant;
import com.ticketing.events.query.notification.delivery.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records a delivery per notification and channel that accepts it, from each channel's recorded position on. The
 * channel's row is locked while its deliveries are recorded, so nodes record one after the other and none records
 * twice. Thread-safe.
 */
final class DeliveryRecorder {

    /**
     * An existing channel keeps its position; a new one starts at the head of the event log and gets no older
     * notifications.
     */
    private static final String OPEN = """
            insert into notification_channel (channel, recorded_up_to)
            select ?, coalesce(max(position), 0) from domain_event where true
            on conflict (channel) do nothing""";

    private static final String RECORDED = "select recorded_up_to from notification_channel where channel = ?";

    private static final String INSERT = """
            insert into notification_delivery
                (position, channel, event_id, type, status, at, text, request_id, traceparent, state, attempts,
                next_attempt_at, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', 0, ?, ?, ?)
            on conflict (position, channel) do nothing""";

    private static final String ADVANCE = "update notification_channel set recorded_up_to = ? where channel = ?";

    /**
     * One statement reads the end of the log and the rows, so that deliveries that another node records meanwhile stay.
     */
    private static final String TRUNCATE = """
            delete from notification_delivery
            where channel = ? and position > (select position from domain_event_end)""";

    private static final String SET_BACK = """
            update notification_channel set recorded_up_to = (select position from domain_event_end)
            where channel = ? and recorded_up_to > (select position from domain_event_end)""";

    /** Sorted, so that all nodes lock the rows in one order and cannot deadlock. */
    private final SortedMap<String, Predicate<Notification>> channels;

    private final String lockedRecorded;

    DeliveryRecorder(Map<String, Predicate<Notification>> channels, boolean embedded) {
        this.channels = new TreeMap<>(channels);
        this.lockedRecorded = embedded ? RECORDED : RECORDED + " for update";
    }

    /** Inserts the rows of new channels. */
    void openChannels(JdbcClient client) {
        for (String channel : channels.keySet()) {
            client.sql(OPEN).param(channel).update();
        }
    }

    /** Reads the lowest recorded position of all channels. */
    long minRecordedPosition(JdbcClient client) {
        return channels.keySet().stream()
                .mapToLong(channel -> recordedPosition(client, RECORDED, channel))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Records the notifications, which cover the log up to {@code position}, within a transaction. */
    void record(JdbcTemplate template, List<Notification> notifications, long position, Instant now) {
        JdbcClient client = JdbcClient.create(template);
        channels.forEach((channel, accepted) -> {
            long recorded = recordedPosition(client, lockedRecorded, channel);
            if (recorded < position) {
                List<Notification> unrecorded = notifications.stream()
                        .filter(notification -> notification.position() > recorded)
                        .filter(accepted)
                        .toList();
                insert(template, channel, unrecorded, StoredInstant.format(now));
                client.sql(ADVANCE).params(position, channel).update();
            }
        });
    }

    /** Removes what is recorded beyond the end of the event log, within a transaction. */
    void truncateToLog(JdbcClient client) {
        for (String channel : channels.keySet()) {
            recordedPosition(client, lockedRecorded, channel);
            client.sql(TRUNCATE).param(channel).update();
            client.sql(SET_BACK).param(channel).update();
        }
    }

    private static long recordedPosition(JdbcClient client, String sql, String channel) {
        return client.sql(sql).param(channel).query(Long.class).single();
    }

    /** In one batch, which {@link JdbcClient} does not offer. */
    private static void insert(JdbcTemplate template, String channel, List<Notification> notifications, String now) {
        template.batchUpdate(INSERT, notifications, Math.max(1, notifications.size()), (row, notification) -> {
            row.setLong(1, notification.position());
            row.setString(2, channel);
            row.setString(3, notification.eventId().toString());
            row.setString(4, notification.type());
            row.setString(5, nameOrNull(notification.status()));
            row.setString(6, StoredInstant.format(notification.at()));
            row.setString(7, notification.text());
            row.setString(8, notification.cause().requestId());
            row.setString(9, notification.cause().traceparent());
            row.setString(10, now);
            row.setString(11, now);
            row.setString(12, now);
        });
    }

    private static @Nullable String nameOrNull(@Nullable EventStatus status) {
        return status == null ? null : status.name();
    }
}
