package com.ticketing.events.app.axon;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.readiness.LogReplacement;
import com.ticketing.events.query.catalog.live.CatalogFollower;
import com.ticketing.events.query.notification.DeliveryLog;
import com.ticketing.events.query.summary.SummaryQueries;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Restart of all followers of the event log after it was replaced by another one. All of them have stopped before the
 * other log is adopted, so that none continues in it from a position of the former log.
 *
 * <p>Everything that can fail because of the database comes before the adoption, so that a failed restart is repeated.
 */
@Component
final class FollowerRestart implements LogReplacement {

    private final EventLog log;
    private final CatalogFollower catalog;
    private final ProcessorLoops processors;
    private final DeliveryLog deliveries;
    private final SummaryQueries summaries;

    FollowerRestart(
            EventLog log,
            CatalogFollower catalog,
            ProcessorLoops processors,
            DeliveryLog deliveries,
            SummaryQueries summaries) {
        this.log = log;
        this.catalog = catalog;
        this.processors = processors;
        this.deliveries = deliveries;
        this.summaries = summaries;
    }

    @Override
    public boolean isPending() {
        return log.isReplaced();
    }

    @Override
    public boolean awaitPending(Duration timeout) throws InterruptedException {
        return log.head().awaitReplaced(timeout.toNanos());
    }

    @Override
    public void adopt() {
        processors.shutDown();
        catalog.stop();
        deliveries.truncateToLog();
        long recorded = deliveries.recordedPosition();
        log.adopt();
        catalog.reset();
        summaries.clearCache();
        processors.startAfter(EventProcessorConfiguration.NOTIFICATIONS, EventLogStorageEngine.token(recorded));
        processors.startAfter(EventProcessorConfiguration.SUMMARIES, EventLogStorageEngine.token(log.headPosition()));
        catalog.start();
    }
}
