package com.ticketing.events.query.notification;

import static com.ticketing.events.query.notification.NotificationSamples.workers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Workers of two channels with scripted notifiers, over a delivery log in memory. */
abstract class DeliveryWorkersFixture {

    static final ScriptedNotifier.Behaviour SUCCEEDS = _ -> {};
    static final ScriptedNotifier.Behaviour FAILS = _ -> {
        throw new NotificationNotSent("Response status 500");
    };

    final SettableClock clock = new SettableClock();
    final FakeDeliveryLog log = new FakeDeliveryLog("first", "second");
    final ScriptedNotifier first = new ScriptedNotifier("first", SUCCEEDS);
    final ScriptedNotifier second = new ScriptedNotifier("second", SUCCEEDS);
    DeliveryWorkers workers = workers(log, 3, 4, first, second);

    @AfterEach
    void stop() {
        workers.stop();
    }

    /** Starts workers of the first channel with {@link #clock}. */
    void start(int attempts) {
        workers = new DeliveryWorkers(
                List.of(first),
                log,
                NotificationSamples.properties(attempts, 4),
                clock,
                new SimpleMeterRegistry(),
                new Supervisor(),
                Tracing.off());
        workers.start();
    }

    void awaitAttempts(int attempts) {
        await().untilAsserted(() -> assertThat(log.get(1, "first").attempts()).isGreaterThanOrEqualTo(attempts));
    }

    void record(Notification... notifications) {
        log.record(List.of(notifications), notifications[notifications.length - 1].position(), Instant.now());
    }

    void awaitState(DeliveryState state, long position, String channel) {
        await().untilAsserted(
                        () -> assertThat(log.get(position, channel).state()).isEqualTo(state));
    }
}
