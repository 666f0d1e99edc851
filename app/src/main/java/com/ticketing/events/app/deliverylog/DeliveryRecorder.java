package com.ticketing.events.app.deliverylog;

import com.ticketing.events.query.notification.Notification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Records deliveries for each channel, from where that channel has got to. Whoever records for a channel has its row
 * locked, so several nodes record one after the other and each sees what the one before has done.
 */
final class DeliveryRecorder {

    /** An existing channel goes on where it was; a new one has nothing to tell of what is past. */
    private static final String OPEN = """
            insert into notification_channel (channel, recorded_up_to)
            select ?, coalesce(max(position), 0) from domain_event where true
            on conflict (channel) do nothing""";

    private static final String RECORDED = "select recorded_up_to from notification_channel where channel = ?";

    private static final String INSERT = """
            insert into notification_delivery
                (position, channel, event_id, type, at, text, state, attempts, next_attempt_at, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, 'pending', 0, ?, ?, ?)
            on conflict (position, channel) do nothing""";

    private static final String ADVANCE = "update notification_channel set recorded_up_to = ? where channel = ?";

    /** In one order on all nodes, so that none waits for another in a circle. */
    private final SortedSet<String> channels;

    private final String lockedRecorded;

    DeliveryRecorder(Collection<String> channels, boolean embedded) {
        this.channels = new TreeSet<>(channels);
        this.lockedRecorded = embedded ? RECORDED : RECORDED + " for update";
    }

    void open(Connection connection) throws SQLException {
        try (PreparedStatement open = connection.prepareStatement(OPEN)) {
            for (String channel : channels) {
                open.setString(1, channel);
                open.executeUpdate();
            }
        }
    }

    /** Where the channel that is least far has got to. */
    long leastRecorded(Connection connection) throws SQLException {
        long least = Long.MAX_VALUE;
        for (String channel : channels) {
            least = Math.min(least, recorded(connection, RECORDED, channel));
        }
        return least;
    }

    void record(Connection connection, List<Notification> notifications, long position, Instant now)
            throws SQLException {
        for (String channel : channels) {
            long recorded = recorded(connection, lockedRecorded, channel);
            if (recorded < position) {
                insert(connection, channel, notifications, recorded, DeliveryRowMapper.stored(now));
                advance(connection, channel, position);
            }
        }
    }

    private static long recorded(Connection connection, String sql, String channel) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, channel);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void insert(
            Connection connection, String channel, List<Notification> notifications, long recorded, String now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Notification notification : notifications) {
                if (notification.position() > recorded) {
                    insert.setLong(1, notification.position());
                    insert.setString(2, channel);
                    insert.setString(3, notification.eventId().toString());
                    insert.setString(4, notification.type());
                    insert.setString(5, DeliveryRowMapper.stored(notification.at()));
                    insert.setString(6, notification.text());
                    insert.setString(7, now);
                    insert.setString(8, now);
                    insert.setString(9, now);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void advance(Connection connection, String channel, long position) throws SQLException {
        try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            advance.setLong(1, position);
            advance.setString(2, channel);
            advance.executeUpdate();
        }
    }
}
