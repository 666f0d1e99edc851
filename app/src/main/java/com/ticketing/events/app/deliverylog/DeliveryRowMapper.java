package com.ticketing.events.app.deliverylog;

import com.ticketing.events.query.notification.Delivery;
import com.ticketing.events.query.notification.DeliveryState;
import com.ticketing.events.query.notification.Notification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a delivery is stored in a row. */
final class DeliveryRowMapper {

    static final String COLUMNS = "position, channel, event_id, type, at, text, state, attempts, next_attempt_at,"
            + " last_error, created_at, updated_at";

    private static final DateTimeFormatter NINE_DIGITS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter().withZone(ZoneOffset.UTC);

    private DeliveryRowMapper() {}

    static String stored(Instant instant) {
        return NINE_DIGITS.format(instant);
    }

    static @Nullable String storedOrNull(@Nullable Instant instant) {
        return instant == null ? null : stored(instant);
    }

    /** Reads all rows of a query for {@link #COLUMNS}. */
    static List<Delivery> readAll(ResultSet rows) throws SQLException {
        List<Delivery> deliveries = new ArrayList<>();
        while (rows.next()) {
            deliveries.add(read(rows));
        }
        return deliveries;
    }

    private static Delivery read(ResultSet row) throws SQLException {
        String nextAttemptAt = row.getString("next_attempt_at");
        return new Delivery(
                new Notification(
                        row.getLong("position"),
                        UUID.fromString(row.getString("event_id")),
                        row.getString("type"),
                        Instant.parse(row.getString("at")),
                        row.getString("text")),
                row.getString("channel"),
                DeliveryState.named(row.getString("state")).orElseThrow(),
                row.getInt("attempts"),
                nextAttemptAt == null ? null : Instant.parse(nextAttemptAt),
                row.getString("last_error"),
                Instant.parse(row.getString("created_at")),
                Instant.parse(row.getString("updated_at")));
    }
}
