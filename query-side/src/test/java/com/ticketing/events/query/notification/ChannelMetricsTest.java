package com.ticketing.events.query.notification;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.notification;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelMetricsTest {

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final FakeDeliveryLog deliveries = new FakeDeliveryLog("first");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private long now;
    private final ChannelMetrics metrics = new ChannelMetrics(
            "first", deliveries, Clock.fixed(NOW.plusSeconds(90), ZoneOffset.UTC), POLL_INTERVAL, meters, () -> now);

    @Test
    void theBacklogIsUnknownBeforeTheWorkerHasReadIt() {
        assertThat(gauge("pending")).isNaN();
        assertThat(gauge("dead")).isNaN();
        assertThat(gauge("oldest.pending")).isNaN();
    }

    @Test
    void anEmptyBacklogHasNoAge() {
        metrics.refresh();
        assertThat(gauge("pending")).isZero();
        assertThat(gauge("dead")).isZero();
        assertThat(gauge("oldest.pending")).isZero();
    }

    @Test
    void showsWhatIsToBeSentAndSinceWhen() {
        deliveries.record(List.of(notification(1, 1), notification(2, 2)), 2, NOW);
        metrics.refresh();
        assertThat(gauge("pending")).isEqualTo(2);
        assertThat(gauge("oldest.pending")).isEqualTo(90);
    }

    @Test
    void readsTheDeliveryLogOnceInAnInterval() {
        metrics.refresh();
        deliveries.record(List.of(notification(1, 1)), 1, NOW);
        now += ChannelMetrics.INTERVAL.toNanos() - 1;
        metrics.refresh();
        assertThat(gauge("pending")).isZero();
        now++;
        metrics.refresh();
        assertThat(gauge("pending")).isEqualTo(1);
    }

    @Test
    void theBacklogIsUnknownWhileTheDatabaseIsAwayAndKnownAfterwards() {
        metrics.refresh();
        deliveries.setUnavailable(true);
        now += ChannelMetrics.INTERVAL.toNanos();
        metrics.refresh();
        assertThat(gauge("pending")).isNaN();
        deliveries.setUnavailable(false);
        now += ChannelMetrics.INTERVAL.toNanos();
        metrics.refresh();
        assertThat(gauge("pending")).isZero();
    }

    @Test
    void theBacklogIsUnknownWhenTheWorkerDoesNotReadIt() {
        metrics.refresh();
        now += ChannelMetrics.INTERVAL.multipliedBy(3).plus(POLL_INTERVAL).toNanos() + 1;
        assertThat(gauge("pending")).isNaN();
    }

    @Test
    void everyOutcomeIsCountedFromZero() {
        assertThat(attempts("sent") + attempts("failed") + attempts("dead")).isZero();
        metrics.sent();
        metrics.failed();
        metrics.failed();
        metrics.dead();
        assertThat(attempts("sent")).isEqualTo(1);
        assertThat(attempts("failed")).isEqualTo(2);
        assertThat(attempts("dead")).isEqualTo(1);
    }

    private double gauge(String name) {
        return meters.get("events.notifications." + name)
                .tag("channel", "first")
                .gauge()
                .value();
    }

    private double attempts(String outcome) {
        return meters.get("events.notifications")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
