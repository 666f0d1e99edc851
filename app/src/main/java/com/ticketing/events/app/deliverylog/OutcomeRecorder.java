package com.ticketing.events.app.deliverylog;

import com.ticketing.events.query.notification.Delivery;
import com.ticketing.events.query.notification.DeliveryOutcome;
import com.ticketing.events.query.notification.DeliveryState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes down how attempts ended. */
final class OutcomeRecorder {

    /** Whatever has happened to the claim: what was sent is sent. */
    private static final String SENT = """
            update notification_delivery set state = 'sent', next_attempt_at = null, updated_at = ?
            where position = ? and channel = ? and state = 'pending'""";

    /** Only as long as the claim holds, which is known by the time at which it ends. */
    private static final String FAILED = """
            update notification_delivery set state = ?, next_attempt_at = ?, last_error = ?, updated_at = ?
            where position = ? and channel = ? and state = 'pending' and next_attempt_at = ?""";

    private OutcomeRecorder() {}

    static void settle(Connection connection, List<DeliveryOutcome> outcomes, Instant now) throws SQLException {
        String at = DeliveryRowMapper.stored(now);
        try (PreparedStatement sent = connection.prepareStatement(SENT);
                PreparedStatement failed = connection.prepareStatement(FAILED)) {
            for (DeliveryOutcome outcome : outcomes) {
                Delivery claimed = outcome.claimed();
                if (outcome.state() == DeliveryState.SENT) {
                    sent.setString(1, at);
                    sent.setLong(2, claimed.notification().position());
                    sent.setString(3, claimed.channel());
                    sent.addBatch();
                } else {
                    failed.setString(1, outcome.state().lowerCase());
                    failed.setString(2, DeliveryRowMapper.storedOrNull(outcome.retryAt()));
                    failed.setString(3, outcome.error());
                    failed.setString(4, at);
                    failed.setLong(5, claimed.notification().position());
                    failed.setString(6, claimed.channel());
                    failed.setString(7, DeliveryRowMapper.storedOrNull(claimed.nextAttemptAt()));
                    failed.addBatch();
                }
            }
            sent.executeBatch();
            failed.executeBatch();
        }
    }
}
