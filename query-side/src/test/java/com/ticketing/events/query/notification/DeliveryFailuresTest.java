package com.ticketing.events.query.notification;

import static com.ticketing.events.query.notification.NotificationSamples.notification;
import static com.ticketing.events.query.notification.NotificationSamples.workers;
import static com.ticketing.events.query.notification.delivery.DeliveryState.DEAD;
import static com.ticketing.events.query.notification.delivery.DeliveryState.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.ticketing.events.query.notification.delivery.DeliveryId;
import com.ticketing.events.query.notification.delivery.DueTimes;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Attempts that fail: retries, dead and refused deliveries, and addresses that the receiver has ended. */
class DeliveryFailuresTest extends DeliveryWorkersFixture {

    @Test
    void retriesUntilAnAttemptSucceeds() {
        int[] failures = {2};
        first.setBehaviour(_ -> {
            if (failures[0]-- > 0) {
                throw new NotificationNotSent("Response status 500");
            }
        });
        record(notification(1, 1));
        workers.start();

        awaitState(SENT, 1, "first");
        assertThat(log.get(1, "first").attempts()).isEqualTo(3);
    }

    @Test
    void marksADeliveryAsDeadAfterTheLastAttempt() {
        first.setBehaviour(FAILS);
        record(notification(1, 1));
        workers.start();

        awaitState(DEAD, 1, "first");
        awaitState(SENT, 1, "second");
        assertThat(log.get(1, "first").lastError()).isEqualTo("Response status 500");
        assertThat(first.positions()).hasSize(3);
    }

    @Test
    void logsADeadDeliveryOnceWithChannelIdsReasonAndRequestId() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(DeliverySender.class);
        lines.start();
        logger.addAppender(lines);
        try {
            first.setBehaviour(FAILS);
            record(notification(1, 1));
            workers.start();
            awaitState(DEAD, 1, "first");
        } finally {
            logger.detachAppender(lines);
        }

        assertThat(List.copyOf(lines.list))
                .filteredOn(line -> line.getLevel() == Level.WARN)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.getFormattedMessage())
                            .isEqualTo("Delivery " + log.get(1, "first").key() + " of Event "
                                    + NotificationSamples.event(1)
                                    + " through channel first is dead after 3 attempts; it can be redelivered:"
                                    + " Response status 500");
                    assertThat(line.getMDCPropertyMap()).containsEntry("requestId", "request-1");
                });
    }

    @Test
    void sendsWhatIsRedeliveredJustBeforeItsClaim() {
        first.setBehaviour(_ -> {
            throw NotificationNotSent.addressEnded("Response status 410");
        });
        record(notification(1, 1));
        workers.start();
        awaitState(DEAD, 1, "first");
        workers.stop();

        first.setBehaviour(SUCCEEDS);
        log.beforeNextClaim(
                "first", () -> log.redeliver(new DeliveryId(1, "first"), new DueTimes(Instant.now(), Instant.MAX)));
        workers = workers(log, 3, 4, first, second);
        workers.start();
        awaitState(SENT, 1, "first");
    }

    @Test
    void sendsNothingToAnEndedAddressUntilADeliveryIsRedelivered() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(ChannelWorker.class);
        lines.start();
        logger.addAppender(lines);
        first.setBehaviour(_ -> {
            throw NotificationNotSent.addressEnded("Response status 410");
        });
        record(notification(1, 1));
        workers.start();
        awaitState(DEAD, 1, "first");
        assertThat(log.get(1, "first").attempts()).isEqualTo(1);
        assertThat(log.get(1, "first").lastError()).isEqualTo("Response status 410");
        workers.stop();

        first.setBehaviour(SUCCEEDS);
        workers = workers(log, 3, 4, first, second);
        workers.start();
        record(notification(2, 1), notification(3, 2));
        workers.signal();
        awaitState(DEAD, 2, "first");
        awaitState(DEAD, 3, "first");
        awaitState(SENT, 3, "second");
        assertThat(log.get(3, "first").lastError()).isEqualTo("Not sent: the receiver has ended the address");
        assertThat(first.positions()).containsExactly(1L);

        log.redeliver(new DeliveryId(2, "first"), new DueTimes(Instant.now(), Instant.MAX));
        record(notification(4, 3));
        awaitState(SENT, 2, "first");
        awaitState(SENT, 4, "first");
        assertThat(log.get(1, "first").state()).isEqualTo(DEAD);
        logger.detachAppender(lines);
        assertThat(List.copyOf(lines.list))
                .filteredOn(line -> line.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("The receiver has ended channel first; its deliveries are dead until one of them is"
                        + " redelivered");
    }

    @Test
    void aRefusedDeliveryIsDeadAtOnceAndTheNextOneOfItsEventIsSent() {
        first.setBehaviour(delivery -> {
            if (delivery.notification().position() == 1) {
                throw NotificationNotSent.refused("Response status 404, NotFound");
            }
        });
        record(notification(1, 1), notification(2, 1));
        workers.start();

        awaitState(DEAD, 1, "first");
        awaitState(SENT, 2, "first");
        assertThat(log.get(1, "first").attempts()).isEqualTo(1);
        assertThat(log.get(1, "first").lastError()).isEqualTo("Response status 404, NotFound");
        log.redeliver(new DeliveryId(1, "first"), new DueTimes(Instant.now(), Instant.MAX));
        awaitState(DEAD, 1, "first");
    }

    @Test
    void retriesNotBeforeTheTimeThatTheReceiverAsksFor() {
        first.setBehaviour(_ -> {
            throw new NotificationNotSent("Response status 503", Duration.ofDays(1));
        });
        workers = new DeliveryWorkers(
                List.of(first),
                log,
                new NotificationProperties(
                        3,
                        4,
                        Duration.ofMinutes(1),
                        Duration.ofMillis(5),
                        new RetryBackoff(Duration.ofMillis(1), Duration.ofHours(1))),
                clock,
                new SimpleMeterRegistry(),
                new Supervisor(),
                Tracing.off());
        record(notification(1, 1));
        workers.start();
        await().until(() -> log.get(1, "first").lastError() != null);
        assertThat(log.get(1, "first").nextAttemptAt())
                .isBetween(
                        clock.instant().plus(Duration.ofMinutes(59)),
                        clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void countsAnUnexpectedExceptionAsAFailedAttempt() {
        first.setBehaviour(_ -> {
            throw new IllegalStateException("ana@example.com");
        });
        record(notification(1, 1));
        workers.start();

        awaitState(DEAD, 1, "first");
        assertThat(log.get(1, "first").lastError()).isEqualTo("IllegalStateException");
    }
}
