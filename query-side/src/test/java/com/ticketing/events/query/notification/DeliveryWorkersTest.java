package com.ticketing.events.query.notification;

import static com.ticketing.events.query.notification.NotificationSamples.notification;
import static com.ticketing.events.query.notification.NotificationSamples.workers;
import static com.ticketing.events.query.notification.delivery.DeliveryState.DEAD;
import static com.ticketing.events.query.notification.delivery.DeliveryState.PENDING;
import static com.ticketing.events.query.notification.delivery.DeliveryState.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.tracing.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class DeliveryWorkersTest extends DeliveryWorkersFixture {

    @Test
    void sendsOnceToEveryChannel() {
        record(notification(1, 1), notification(2, 2));
        workers.start();

        awaitState(SENT, 1, "first");
        awaitState(SENT, 2, "second");
        assertThat(first.positions()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(log.get(1, "first").attempts()).isEqualTo(1);
    }

    @Test
    void hasTheRequestIdInTheMdcDuringAnAttempt() {
        Queue<String> requestIds = new ConcurrentLinkedQueue<>();
        first.setBehaviour(_ -> requestIds.add(String.valueOf(MDC.get("requestId"))));
        record(notification(1, 1));
        record(new Notification(
                2,
                NotificationSamples.event(2),
                "event-created",
                EventStatus.DRAFT,
                Instant.EPOCH,
                "New",
                Cause.UNKNOWN));
        workers.start();

        awaitState(SENT, 1, "first");
        awaitState(SENT, 2, "first");
        assertThat(requestIds).containsExactlyInAnyOrder("request-1", "null");
    }

    @Test
    void keepsTheOrderOfOneEventAndContinuesAfterADeadDelivery() {
        first.setBehaviour(delivery -> {
            if (delivery.notification().position() == 1) {
                throw new NotificationNotSent("Response status 500");
            }
        });
        record(notification(1, 1), notification(2, 1), notification(3, 1));
        workers.start();

        awaitState(SENT, 3, "first");
        assertThat(first.positions()).containsExactly(1L, 1L, 1L, 2L, 3L);
        assertThat(second.positions()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void doesNotDelayOneChannelByAnother() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        first.setBehaviour(_ -> release.await());
        LongStream.rangeClosed(1, 20).forEach(n -> record(notification(n, n)));
        workers.start();

        LongStream.rangeClosed(1, 20).forEach(n -> awaitState(SENT, n, "second"));
        assertThat(log.get(1, "first").state()).isEqualTo(PENDING);
        await().untilAsserted(() -> assertThat(first.positions()).hasSize(4));

        release.countDown();
        awaitState(SENT, 20, "first");
    }

    @Test
    void doesNotResendAfterARestart() {
        record(notification(1, 1));
        workers.start();
        awaitState(SENT, 1, "first");
        awaitState(SENT, 1, "second");
        workers.stop();

        workers = workers(log, 3, 4, first, second);
        workers.start();
        record(notification(2, 2));
        workers.signal();
        awaitState(SENT, 2, "first");
        assertThat(first.positions()).containsExactly(1L, 2L);
    }

    @Test
    void finishesAttemptsInFlightBeforeStopping() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        first.setBehaviour(_ -> {
            started.countDown();
            Thread.sleep(50);
        });
        record(notification(1, 1));
        workers.start();
        started.await();
        workers.stop();

        assertThat(log.get(1, "first").state()).isEqualTo(SENT);
    }

    @Test
    void resumesWhenTheDeliveryLogIsAvailableAgain() {
        record(notification(1, 1));
        log.setUnavailable(true);
        workers.start();
        log.setUnavailable(false);

        awaitState(SENT, 1, "first");
    }

    @Test
    void keepsOutcomesWhileTheDeliveryLogIsUnavailable() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        first.setBehaviour(_ -> {
            started.countDown();
            release.await();
        });
        record(notification(1, 1));
        workers.start();
        started.await();
        log.setUnavailable(true);
        release.countDown();
        Thread.sleep(20);
        log.setUnavailable(false);

        awaitState(SENT, 1, "first");
        assertThat(first.positions()).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {-366, 366})
    void continuesAfterTheClockWasSet(long days) {
        first.setBehaviour(FAILS);
        start(1_000);
        record(notification(1, 1), notification(2, 1));
        awaitAttempts(1);
        clock.set(clock.instant().plus(Duration.ofDays(days)));
        first.setBehaviour(SUCCEEDS);

        awaitState(SENT, 1, "first");
        awaitState(SENT, 2, "first");
    }

    @ParameterizedTest
    @ValueSource(longs = {-366, 366})
    void sendsADeliveryInFlightOnceAlthoughTheClockIsSet(long days) throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        first.setBehaviour(_ -> {
            release.await();
            throw new NotificationNotSent("Response status 500");
        });
        start(2);
        record(notification(1, 1));
        awaitAttempts(1);
        clock.set(clock.instant().plus(Duration.ofDays(days)));
        awaitAttempts(2);
        assertThat(first.positions()).containsExactly(1L);

        release.countDown();
        awaitState(DEAD, 1, "first");
        assertThat(first.positions()).containsExactly(1L, 1L);
    }
}
