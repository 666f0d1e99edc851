package com.ticketing.events.app.faults.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.jdbc.StoredInstant;
import com.ticketing.events.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
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
        return rows
                .query("select position, event_id, type, at from notification_delivery"
                        + " where state = 'sent' and channel = 'webhook'")
                .stream()
                .map(DeliveryTable::key)
                .collect(Collectors.toSet());
    }

    private static String key(List<String> row) {
        String event = row.get(1) + " " + row.get(2) + " " + StoredInstant.parse(row.get(3));
        byte[] hash = Sha256.of(event.getBytes(StandardCharsets.UTF_8));
        return row.getFirst() + "." + HexFormat.of().formatHex(hash, 0, 4) + "-webhook";
    }

    /** The texts of the deliveries marked as written to the log. */
    public Set<String> sentToLog() {
        return rows.query("select text from notification_delivery where state = 'sent' and channel = 'log'").stream()
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
