package com.ticketing.events.query.notification;

import com.ticketing.events.DomainEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Records what is to be told of each domain event, a batch at a time. Sends nothing.
 *
 * <p>Where recording goes on after a restart is in the delivery log, written together with the deliveries, so neither can
 * be ahead of the other. Every node records: what one has done, the others leave.
 */
@Component
@ProcessingGroup("notifications")
final class NotificationHandler {

    private static final String BATCH = NotificationHandler.class.getName();

    private final DeliveryLog deliveries;
    private final DeliveryWorkers workers;
    private final Clock clock;

    NotificationHandler(DeliveryLog deliveries, DeliveryWorkers workers, Clock clock) {
        this.deliveries = deliveries;
        this.workers = workers;
        this.clock = clock;
    }

    @EventHandler
    void on(DomainEvent event, TrackingToken token, UnitOfWork<?> unitOfWork) {
        unitOfWork
                .getOrComputeResource(BATCH, _ -> recordedWith(unitOfWork))
                .add(token.position().orElseThrow(), event);
    }

    private Batch recordedWith(UnitOfWork<?> unitOfWork) {
        Batch batch = new Batch();
        unitOfWork.onPrepareCommit(_ -> {
            deliveries.record(batch.notifications, batch.position, clock.instant());
            if (!batch.notifications.isEmpty()) {
                workers.wake();
            }
        });
        return batch;
    }

    private static final class Batch {

        private final List<Notification> notifications = new ArrayList<>();
        private long position;

        void add(long eventPosition, DomainEvent event) {
            position = eventPosition;
            Notification.of(eventPosition, event).ifPresent(notifications::add);
        }
    }
}
