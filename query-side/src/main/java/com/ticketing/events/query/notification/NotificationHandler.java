package com.ticketing.events.query.notification;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.query.notification.delivery.DeliveryLog;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.tracing.Cause;
import com.ticketing.events.tracing.RequestScope;
import com.ticketing.events.tracing.TraceSpan;
import com.ticketing.events.tracing.Tracing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Records the notifications of each batch of domain events in the delivery log. Sends nothing.
 *
 * <p>The position of the last recorded domain event is stored in the delivery log, in the transaction that stores the
 * deliveries, so that both are always consistent. Every node runs this handler; deliveries that another node has
 * recorded are left unchanged.
 */
@Component
@ProcessingGroup("notifications")
final class NotificationHandler {

    private static final String BATCH = NotificationHandler.class.getName();

    private final DeliveryLog deliveries;
    private final DeliveryPositionBarrier positions;
    private final DeliveryWorkers workers;
    private final Clock clock;
    private final Tracing tracing;

    NotificationHandler(
            DeliveryLog deliveries,
            DeliveryPositionBarrier positions,
            DeliveryWorkers workers,
            Clock clock,
            Tracing tracing) {
        this.deliveries = deliveries;
        this.positions = positions;
        this.workers = workers;
        this.clock = clock;
        this.tracing = tracing;
    }

    @EventHandler
    void on(DomainEvent event, TrackingToken token, UnitOfWork<?> unitOfWork, MetaData metadata) {
        unitOfWork
                .getOrComputeResource(BATCH, _ -> newBatch(unitOfWork))
                .add(token.position().orElseThrow(), event, Cause.of(metadata));
    }

    private Batch newBatch(UnitOfWork<?> unitOfWork) {
        Batch batch = new Batch();
        unitOfWork.onPrepareCommit(_ -> {
            record(batch);
            positions.signalRecorded(batch.position);
            if (!batch.notifications.isEmpty()) {
                workers.signal();
            }
        });
        return batch;
    }

    private void record(Batch batch) {
        long start = System.nanoTime();
        try (var _ = RequestScope.ofAll(
                batch.notifications.stream().map(Notification::cause).toList())) {
            deliveries.record(batch.notifications, batch.position, clock.instant());
        }
        if (tracing.isOn()) {
            batch.notifications.forEach(notification -> addSpan(notification, start));
        }
    }

    /** The notifications of a batch have one transaction, which each of their traces shows. */
    private void addSpan(Notification notification, long start) {
        try (TraceSpan span = tracing.resume(
                "record notification",
                Tracing.Kind.CONSUMER,
                notification.cause().traceparent(),
                start)) {
            span.set("events.log.position", notification.position());
        }
    }

    private static final class Batch {

        private final List<Notification> notifications = new ArrayList<>();
        private long position;

        void add(long eventPosition, DomainEvent event, Cause cause) {
            position = eventPosition;
            Notification.of(eventPosition, event, cause).ifPresent(notifications::add);
        }
    }
}
