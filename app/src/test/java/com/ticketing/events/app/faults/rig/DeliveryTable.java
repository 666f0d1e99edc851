package com.ticketing.events.app.faults.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The delivery log, read past the service. */
public final class DeliveryTable {

    /** The longest lease, and time for a busy machine. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final String NOTIFIED = "('event-created', 'event-published', 'event-cancelled')";

    private final DomainEventTable rows;

    public DeliveryTable(TestStorage storage) {
        rows = new DomainEventTable(storage);
    }

    /** The idempotency keys of what is marked as sent to the webhook. */
    public Set<String> sentToWebhook() {
        return sent("position || '-' || channel", "webhook");
    }

    /** The texts that are marked as written to the log. */
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

    /** Waits until everything that is to be told was sent by both channels. */
    public void awaitAllSent() {
        Awaitility.await("deliveries")
                .atMost(LONGEST_WAIT)
                .untilAsserted(() -> assertThat(rows.query("select channel, state, count(*) from notification_delivery"
                                + " group by channel, state order by channel"))
                        .containsExactly(List.of("log", "sent", notified()), List.of("webhook", "sent", notified())));
    }

    private String notified() {
        return rows.query("select count(*) from domain_event where type in " + NOTIFIED)
                .getFirst()
                .getFirst();
    }
}
