package com.ticketing.events.query.notification;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventMetadata;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
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

    NotificationHandler(
            DeliveryLog deliveries, DeliveryPositionBarrier positions, DeliveryWorkers workers, Clock clock) {
        this.deliveries = deliveries;
        this.positions = positions;
        this.workers = workers;
        this.clock = clock;
    }

    @EventHandler
    void on(
            DomainEvent event,
            TrackingToken token,
            UnitOfWork<?> unitOfWork,
            @MetaDataValue(EventMetadata.REQUEST_ID) @Nullable String requestId) {
        unitOfWork
                .getOrComputeResource(BATCH, _ -> newBatch(unitOfWork))
                .add(token.position().orElseThrow(), event, requestId);
    }

    private Batch newBatch(UnitOfWork<?> unitOfWork) {
        Batch batch = new Batch();
        unitOfWork.onPrepareCommit(_ -> {
            try (var _ = RequestIdMdc.of(batch.notifications)) {
                deliveries.record(batch.notifications, batch.position, clock.instant());
            }
            positions.signalRecorded(batch.position);
            if (!batch.notifications.isEmpty()) {
                workers.signal();
            }
        });
        return batch;
    }

    private static final class Batch {

        private final List<Notification> notifications = new ArrayList<>();
        private long position;

        void add(long eventPosition, DomainEvent event, @Nullable String requestId) {
            position = eventPosition;
            Notification.of(eventPosition, event, requestId).ifPresent(notifications::add);
        }
    }
}
