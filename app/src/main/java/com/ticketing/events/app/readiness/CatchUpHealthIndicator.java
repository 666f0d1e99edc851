package com.ticketing.events.app.readiness;

import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Health of the catch-up: out of service until the catalog, if this node has one, has caught up with the event log, up
 * from then on. Part of the readiness probe.
 *
 * <p>If the log turns out to be damaged before that, the process ends with exit code 1 and one line. If it is replaced
 * by another one, at any time, the node is out of service at once, and moves to that one.
 */
@Component
final class CatchUpHealthIndicator implements SmartLifecycle, HealthIndicator, Readiness {

    private static final Duration REPLACEMENT_WAIT = Duration.ofSeconds(1);

    private final Supervisor supervisor;
    private final LogReplacement replacement;
    private final Optional<CatalogCatchUp> catalog;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Loop loop;
    private volatile boolean caughtUp;
    private volatile boolean started;

    CatchUpHealthIndicator(
            Supervisor supervisor,
            LogReplacement replacement,
            Optional<CatalogCatchUp> catalog,
            ApplicationEventPublisher events) {
        this.supervisor = supervisor;
        this.replacement = replacement;
        this.catalog = catalog;
        this.events = events;
    }

    @Override
    public boolean isReady() {
        return caughtUp && !replacement.isPending();
    }

    @Override
    public Health health() {
        if (isReady()) {
            return Health.up().build();
        }
        String reason = replacement.isPending()
                ? "The event log was replaced; the node moves to the other one"
                : "The catalog is catching up with the event log";
        return Health.outOfService().withDetail("reason", reason).build();
    }

    @Override
    public void start() {
        loop = supervisor.start(LoopName.CATCH_UP, Thread.ofVirtual(), this::run);
    }

    private void run(Loop running) throws InterruptedException {
        while (true) {
            running.beat();
            if (replacement.isPending()) {
                caughtUp = false;
                started = true;
                replacement.adopt();
            }
            if (!caughtUp) {
                caughtUp = catalog.isEmpty() || catalog.get().await(running, !started);
                started = started || caughtUp;
                if (caughtUp) {
                    events.publishEvent(new CaughtUp());
                }
            }
            replacement.awaitPending(REPLACEMENT_WAIT);
        }
    }

    @Override
    public void stop() {
        Loop started = loop;
        if (started != null) {
            started.requestStop();
            loop = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
