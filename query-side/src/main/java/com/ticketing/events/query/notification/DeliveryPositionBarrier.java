package com.ticketing.events.query.notification;

import com.ticketing.events.query.http.PositionBarrier;
import com.ticketing.events.query.notification.delivery.DeliveryLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Barrier for queries of the delivery log, and the position up to which this node knows that all deliveries are
 * recorded. Another node may have recorded more.
 */
@Component
public final class DeliveryPositionBarrier extends PositionBarrier {

    private final DeliveryLog deliveries;
    private volatile long recorded;

    public DeliveryPositionBarrier(
            DeliveryLog deliveries, @Value("${events.position-wait:2s}") Duration maxWait, MeterRegistry meters) {
        super("notifications", maxWait, meters);
        this.deliveries = deliveries;
    }

    @Override
    public long position() {
        return recorded;
    }

    /**
     * Reads the position up to which all deliveries are recorded; recording starts after it.
     *
     * @throws com.ticketing.events.error.Unavailable if the database does not respond
     */
    public long readRecorded() {
        long position = deliveries.recordedPosition();
        signalRecorded(position);
        return position;
    }

    /** Completes the waiting queries up to a position, whose deliveries are recorded. */
    void signalRecorded(long position) {
        recorded = position;
        signalApplied(position);
    }
}
