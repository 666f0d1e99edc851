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
import java.util.stream.Stream;
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
        return sentTo("webhook");
    }

    /** The idempotency keys of the deliveries marked as sent to a channel. */
    public Set<String> sentTo(String channel) {
        return rows
                .query("select position, event_id, type, at from notification_delivery"
                        + " where state = 'sent' and channel = '" + channel + "'")
                .stream()
                .map(row -> key(row) + "-" + channel)
                .collect(Collectors.toSet());
    }

    private static String key(List<String> row) {
        String event = row.get(1) + " " + row.get(2) + " " + StoredInstant.parse(row.get(3));
        byte[] hash = Sha256.of(event.getBytes(StandardCharsets.UTF_8));
        return row.getFirst() + "." + HexFormat.of().formatHex(hash, 0, 4);
    }

    /** The texts of the deliveries marked as written to the log. */
    public Set<String> sentToLog() {
        return rows.query("select text from notification_delivery where state = 'sent' and channel = 'log'").stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
    }

    /** Waits until the log and the webhook have sent a delivery for every notified domain event. */
    public void awaitAllSent() {
        awaitAllSent("log", "webhook");
    }

    /** Waits until these channels, ordered by name, have sent a delivery for every notified domain event. */
    public void awaitAllSent(String... channels) {
        Awaitility.await("deliveries")
                // A killed process breaks the connections of receivers.
                .dontCatchUncaughtExceptions()
                .atMost(MAX_WAIT)
                .untilAsserted(() -> assertThat(rows.query("select channel, state, count(*) from notification_delivery"
                                + " group by channel, state order by channel"))
                        .containsExactlyElementsOf(Stream.of(channels)
                                .map(channel -> List.of(channel, "sent", notifiedCount()))
                                .toList()));
    }

    private String notifiedCount() {
        return rows.query("select count(*) from domain_event where type in " + NOTIFIED_TYPES)
                .getFirst()
                .getFirst();
    }
}
