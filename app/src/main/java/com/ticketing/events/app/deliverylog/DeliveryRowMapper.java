package com.ticketing.events.app.deliverylog;

import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.jdbc.StoredInstant;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.tracing.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Maps rows of {@code notification_delivery} to deliveries. */
final class DeliveryRowMapper implements RowMapper<Delivery> {

    static final DeliveryRowMapper INSTANCE = new DeliveryRowMapper();

    /** The columns that a row must have. */
    static final String COLUMNS =
            "position, channel, event_id, type, status, at, text, request_id, traceparent, state, attempts,"
                    + " next_attempt_at, last_error, created_at, updated_at";

    private DeliveryRowMapper() {}

    @Override
    public Delivery mapRow(ResultSet row, int rowNumber) throws SQLException {
        return new Delivery(
                new Notification(
                        row.getLong("position"),
                        UUID.fromString(row.getString("event_id")),
                        row.getString("type"),
                        statusOrNull(row.getString("status")),
                        StoredInstant.parse(row.getString("at")),
                        row.getString("text"),
                        new Cause(row.getString("request_id"), row.getString("traceparent"))),
                row.getString("channel"),
                DeliveryState.parse(row.getString("state")).orElseThrow(),
                row.getInt("attempts"),
                instantOrNull(row.getString("next_attempt_at")),
                row.getString("last_error"),
                StoredInstant.parse(row.getString("created_at")),
                StoredInstant.parse(row.getString("updated_at")));
    }

    private static @Nullable EventStatus statusOrNull(@Nullable String name) {
        return name == null ? null : EventStatus.valueOf(name);
    }

    private static @Nullable Instant instantOrNull(@Nullable String text) {
        return text == null ? null : StoredInstant.parse(text);
    }
}
