package com.ticketing.events.app.readiness;

import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Readiness of a node without a catalog: ready at once, and out of service while the node moves to another event log.
 */
final class LogReplacementLoop implements SmartLifecycle, HealthIndicator, Readiness {

    private static final Duration REPLACEMENT_WAIT = Duration.ofSeconds(1);

    private final Supervisor supervisor;
    private final LogReplacement replacement;
    private volatile @Nullable Loop loop;

    LogReplacementLoop(Supervisor supervisor, LogReplacement replacement) {
        this.supervisor = supervisor;
        this.replacement = replacement;
    }

    @Override
    public boolean isReady() {
        return !replacement.isPending();
    }

    @Override
    public Health health() {
        return isReady() ? Health.up().build() : Health.outOfService().build();
    }

    @Override
    public void start() {
        loop = supervisor.start(LoopName.CATCH_UP, Thread.ofVirtual(), this::run);
    }

    private void run(Loop running) throws InterruptedException {
        while (true) {
            running.beat();
            if (replacement.isPending()) {
                replacement.adopt();
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
