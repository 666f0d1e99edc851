package com.ticketing.events.app.deliverylog;

import static java.util.stream.Collectors.partitioningBy;

import com.ticketing.events.app.eventlog.jdbc.StoredInstant;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryOutcome;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.query.notification.delivery.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records the outcomes of delivery attempts, in two batches, which {@code JdbcClient} does not offer. */
final class OutcomeRecorder {

    /**
     * Regardless of the lease, because a message that was sent stays sent. Only for the same domain event, because
     * another one may have its position after the event log was restored.
     */
    private static final String SENT = """
            update notification_delivery set state = 'sent', next_attempt_at = null, last_error = null,
                updated_at = ?
            where position = ? and channel = ? and state = 'pending' and event_id = ? and type = ? and at = ?""";

    /** Only under the same lease, which the end of the lease in {@code next_attempt_at} identifies. */
    private static final String FAILED = """
            update notification_delivery set state = ?, next_attempt_at = ?, last_error = ?, updated_at = ?
            where position = ? and channel = ? and state = 'pending' and next_attempt_at = ?""";

    private OutcomeRecorder() {}

    static void record(JdbcTemplate template, List<DeliveryOutcome> outcomes, Instant now) {
        Map<Boolean, List<DeliveryOutcome>> bySent =
                outcomes.stream().collect(partitioningBy(outcome -> outcome.state() == DeliveryState.SENT));
        String at = StoredInstant.format(now);
        int batchSize = Math.max(1, outcomes.size());
        template.batchUpdate(SENT, bySent.getOrDefault(true, List.of()), batchSize, (row, outcome) -> {
            row.setString(1, at);
            row.setLong(2, outcome.claimed().notification().position());
            row.setString(3, outcome.claimed().channel());
            Notification sent = outcome.claimed().notification();
            row.setString(4, sent.eventId().toString());
            row.setString(5, sent.type());
            row.setString(6, StoredInstant.format(sent.at()));
        });
        template.batchUpdate(FAILED, bySent.getOrDefault(false, List.of()), batchSize, (row, outcome) -> {
            Delivery claimed = outcome.claimed();
            row.setString(1, outcome.state().lowerCase());
            row.setString(2, formatOrNull(outcome.retryAt()));
            row.setString(3, outcome.error());
            row.setString(4, at);
            row.setLong(5, claimed.notification().position());
            row.setString(6, claimed.channel());
            row.setString(7, formatOrNull(claimed.nextAttemptAt()));
        });
    }

    private static @Nullable String formatOrNull(@Nullable Instant instant) {
        return instant == null ? null : StoredInstant.format(instant);
    }
}
