package com.ticketing.events.query.notification;

import static com.ticketing.events.query.notification.NotificationSamples.notification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Log lines about a channel that is down, by a clock of the test. */
class ChannelOutageTest {

    private static final int ATTEMPTS = 1_000;

    private final AtomicLong nanos = new AtomicLong();
    private final FakeDeliveryLog log = new FakeDeliveryLog("receiver");
    private final ScriptedNotifier channel = new ScriptedNotifier("receiver", _ -> {
        throw new NotificationNotSent("Response status 503");
    });
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord line) {
            messages.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Logger logger = Logger.getLogger(ChannelWorker.class.getName());
    private final ChannelWorker worker = new ChannelWorker(
            channel,
            log,
            NotificationSamples.properties(ATTEMPTS, 4),
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            new Supervisor(),
            ChannelWorker.outage(channel, nanos::get),
            Tracing.off());

    @BeforeEach
    void record() {
        logger.setUseParentHandlers(false);
        logger.addHandler(recorder);
        worker.start();
    }

    @AfterEach
    void stop() {
        logger.removeHandler(recorder);
        logger.setUseParentHandlers(true);
        worker.requestStop();
        worker.awaitStop();
    }

    @Test
    void areOneWhenItBeginsOneAMinuteAndOneWhenItEndsWithoutAnotherDelivery() {
        log.record(List.of(notification(1, 1)), 1, Instant.now());
        awaitAttempts(20);
        assertThat(messages)
                .containsExactly(
                        "WARNING Sending through channel receiver failed; further failures are counted: 1-receiver:"
                                + " Response status 503");

        advance(Duration.ofMinutes(1));
        await().until(() -> messages.size() == 2);
        awaitAttempts(20);
        assertThat(messages.getLast())
                .matches("WARNING Sending through channel receiver has been failing for 60 s, \\d+ times; last:"
                        + " 1-receiver: Response status 503");

        channel.setBehaviour(_ -> {});
        await().until(() -> log.get(1, "receiver").state() == DeliveryState.SENT);
        advance(Duration.ofSeconds(59));
        assertThat(messages).hasSize(2);
        advance(Duration.ofSeconds(1));
        await().until(() -> messages.size() == 3);
        assertThat(messages.getLast())
                .matches("INFO Sending through channel receiver succeeds again after 120 s and \\d+ failures");
    }

    private void awaitAttempts(int more) {
        int attempts = channel.positions().size() + more;
        await().until(() -> channel.positions().size() >= attempts);
    }

    private void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
