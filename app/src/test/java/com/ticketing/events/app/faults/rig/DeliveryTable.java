package com.ticketing.events.app.faults.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Delivery log in the database, read without the service. */
public final class DeliveryTable {

    /** The longest lease plus a margin for a busy machine. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

    private static final String NOTIFIED_TYPES = "('event-created', 'event-published', 'event-cancelled')";

    private final DomainEventTable rows;

    public DeliveryTable(TestStorage storage) {
        rows = new DomainEventTable(storage);
    }

    /** The idempotency keys of the deliveries marked as sent to the webhook. */
    public Set<String> sentToWebhook() {
        return sent("position || '-' || channel", "webhook");
    }

    /** The texts of the deliveries marked as written to the log. */
    public Set<String> sentToLog() {
        return sent("text", "log");
    }

    private Set<String> sent(String column, String channel) {
        return rows
                .query("select %s from notification_delivery where state = 'sent' and channel = '%s'"
                        .formatted(column, channel))
                .stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
    }

    /** Waits until both channels have sent a delivery for every notified domain event. */
    public void awaitAllSent() {
        Awaitility.await("deliveries")
                .atMost(MAX_WAIT)
                .untilAsserted(() -> assertThat(rows.query("select channel, state, count(*) from notification_delivery"
                                + " group by channel, state order by channel"))
                        .containsExactly(
                                List.of("log", "sent", notifiedCount()), List.of("webhook", "sent", notifiedCount())));
    }

    private String notifiedCount() {
        return rows.query("select count(*) from domain_event where type in " + NOTIFIED_TYPES)
                .getFirst()
                .getFirst();
    }
}
