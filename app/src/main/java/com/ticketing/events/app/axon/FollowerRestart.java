package com.ticketing.events.app.axon;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.LedgerReconciliation;
import com.ticketing.events.app.readiness.LogReplacement;
import com.ticketing.events.command.publication.PublicationScheduler;
import com.ticketing.events.query.catalog.live.CatalogFollower;
import com.ticketing.events.query.notification.DeliveryPositionBarrier;
import com.ticketing.events.query.notification.delivery.DeliveryLog;
import com.ticketing.events.query.summary.SummaryQueries;
import com.ticketing.events.supervision.LoopName;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Restart of all followers that this node has after the event log was replaced. All of them have stopped before the
 * other log is adopted, so that none continues in it from a position of the former log.
 *
 * <p>A restart that failed, because the database does not respond, is repeated.
 */
@Component
final class FollowerRestart implements LogReplacement {

    private final EventLog log;
    private final Optional<CatalogFollower> catalog;
    private final Optional<PublicationScheduler> publications;
    private final ProcessorLoops processors;
    private final Optional<DeliveryLog> deliveries;
    private final Optional<DeliveryPositionBarrier> deliveryPositions;
    private final Optional<SummaryQueries> summaries;
    private final Optional<LedgerReconciliation> ledger;

    /** Whether a restart has begun and not ended; it is repeated then. */
    private volatile boolean restarting;

    FollowerRestart(
            EventLog log,
            Optional<LedgerReconciliation> ledger,
            Optional<CatalogFollower> catalog,
            Optional<PublicationScheduler> publications,
            ProcessorLoops processors,
            Optional<DeliveryLog> deliveries,
            Optional<DeliveryPositionBarrier> deliveryPositions,
            Optional<SummaryQueries> summaries) {
        this.log = log;
        this.ledger = ledger;
        this.catalog = catalog;
        this.publications = publications;
        this.processors = processors;
        this.deliveries = deliveries;
        this.deliveryPositions = deliveryPositions;
        this.summaries = summaries;
    }

    @Override
    public boolean isPending() {
        return restarting || log.isReplaced();
    }

    @Override
    public boolean awaitPending(Duration timeout) throws InterruptedException {
        return log.head().awaitReplaced(timeout.toNanos());
    }

    @Override
    public void adopt() {
        restarting = true;
        processors.shutDown();
        catalog.ifPresent(CatalogFollower::stop);
        publications.ifPresent(PublicationScheduler::stop);
        deliveries.ifPresent(DeliveryLog::truncateToLog);
        Optional<Long> recorded = deliveryPositions.map(DeliveryPositionBarrier::readRecorded);
        log.adopt();
        ledger.ifPresent(LedgerReconciliation::run);
        catalog.ifPresent(CatalogFollower::reset);
        summaries.ifPresent(SummaryQueries::clearCache);
        recorded.ifPresent(position -> processors.startAfter(LoopName.NOTIFICATIONS, position));
        summaries.ifPresent(_ -> processors.startAfter(LoopName.SUMMARIES, log.headPosition()));
        catalog.ifPresent(CatalogFollower::start);
        publications.ifPresent(PublicationScheduler::start);
        restarting = false;
    }
}
