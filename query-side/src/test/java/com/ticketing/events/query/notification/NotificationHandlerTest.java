package com.ticketing.events.query.notification;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.created;
import static com.ticketing.events.query.notification.NotificationSamples.event;
import static com.ticketing.events.query.notification.NotificationSamples.workers;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventPublished;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.tracing.Cause;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;

class NotificationHandlerTest {

    private final FakeDeliveryLog log = new FakeDeliveryLog("log", "webhook");
    private final DeliveryPositionBarrier positions =
            new DeliveryPositionBarrier(log, Duration.ofMinutes(1), new SimpleMeterRegistry());
    private final AnnotationEventHandlerAdapter handler = new AnnotationEventHandlerAdapter(new NotificationHandler(
            log, positions, workers(log, 1, 1), Clock.fixed(NOW, ZoneOffset.UTC), Tracing.off()));

    @Test
    void recordsABatchInOneTransactionForEveryChannel() {
        handle(1, created(1, "Jazz"), new InternalNotesRevised(event(1), "n", NOW), created(2, "Rock"));

        assertThat(log.recordings).isEqualTo(1);
        assertThat(log.recordedPosition()).isEqualTo(3);
        assertThat(log.all())
                .extracting(delivery -> delivery.id().toString())
                .containsExactly("1-log", "1-webhook", "3-log", "3-webhook");
    }

    @Test
    void advancesTheRecordedPositionWithoutNotifications() {
        handle(1, new InternalNotesRevised(event(1), "n", NOW));

        assertThat(log.recordedPosition()).isEqualTo(1);
        assertThat(log.all()).isEmpty();
    }

    @Test
    void recordsADomainEventOnceIfItIsHandledTwice() {
        handle(1, created(1, "Jazz"));
        handle(1, created(1, "Jazz"), new EventPublished(event(1), "Jazz", NOW));

        assertThat(log.all()).hasSize(4);
    }

    @Test
    void recordsTheCauseOfTheDomainEvent() {
        handleMessages(
                1,
                GenericEventMessage.<DomainEvent>asEventMessage(created(1, "Jazz"))
                        .withMetaData(Map.of("requestId", "order-1", "traceparent", "00-1-2-01")),
                GenericEventMessage.asEventMessage(created(2, "Rock")));

        assertThat(log.get(1, "log").notification().cause()).isEqualTo(new Cause("order-1", "00-1-2-01"));
        assertThat(log.get(2, "log").notification().cause()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void aQueryWaitsUntilTheDeliveriesOfItsPositionAreRecorded() {
        CompletableFuture<Boolean> second = positions.whenApplied(2);
        handle(1, created(1, "Jazz"));
        assertThat(second).isNotDone();
        assertThat(positions.position()).isEqualTo(1);
        handle(2, new InternalNotesRevised(event(1), "n", NOW));
        assertThat(second).isCompletedWithValue(true);
        assertThat(positions.position()).isEqualTo(2);
    }

    @Test
    void failsTheBatchIfTheDeliveryLogIsUnavailable() {
        log.setUnavailable(true);
        assertThat(handle(1, created(1, "Jazz")).isExceptional()).isTrue();
        assertThat(positions.position()).isZero();

        log.setUnavailable(false);
        assertThat(handle(1, created(1, "Jazz")).isExceptional()).isFalse();
        assertThat(log.all()).hasSize(2);
    }

    private ResultMessage<?> handle(long first, DomainEvent... events) {
        return handleMessages(
                first,
                Arrays.stream(events).map(GenericEventMessage::asEventMessage).toArray(EventMessage<?>[]::new));
    }

    private ResultMessage<?> handleMessages(long first, EventMessage<?>... messages) {
        List<EventMessage<?>> batch = new ArrayList<>();
        for (EventMessage<?> message : messages) {
            batch.add(new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(first + batch.size()), message));
        }
        BatchingUnitOfWork<EventMessage<?>> unitOfWork = new BatchingUnitOfWork<>(batch);
        return unitOfWork.executeWithResult(() -> handler.handle(unitOfWork.getMessage()));
    }
}
