package com.ticketing.events.app.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.projection.ProjectionPositions;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class CatchUpHealthIndicatorTest {

    private final Supervisor supervisor = new Supervisor((_, _) -> {});
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicBoolean refused = new AtomicBoolean();
    private final AtomicBoolean replaced = new AtomicBoolean();
    private volatile long catalogPosition;
    private final Replacement replacement = new Replacement();
    private CatchUpHealthIndicator catchUp = new CatchUpHealthIndicator(
            supervisor,
            replacement,
            Optional.of(new CatalogCatchUp(new Positions(), new LiveCatalog(), replacement, () -> refused.set(true))),
            _ -> {});

    @AfterEach
    void stop() {
        catchUp.stop();
        assertThat(catchUp.isRunning()).isFalse();
    }

    @Test
    void theCatchUpContinuesAfterAnError() {
        catalogPosition = 1;
        failing.set(true);
        assertThat(catchUp.isReady()).isFalse();
        catchUp.start();
        await().until(catchUp::isReady);
        assertOneFailure();
        assertThat(refused).isFalse();
    }

    @Test
    void awaitsTheCatalogAndNoOtherProjection() {
        catchUp.start();
        await().untilTrue(refused);
        assertThat(catchUp.isReady()).isFalse();
        catalogPosition = 1;
        await().until(catchUp::isReady);
    }

    @Test
    void isNotReadyFromTheReplacementOfTheLogUntilTheCatalogHasCaughtUpWithTheOther() {
        catalogPosition = 1;
        catchUp.start();
        await().until(catchUp::isReady);

        replaced.set(true);
        assertThat(catchUp.isReady()).isFalse();
        assertThat(catchUp.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(catchUp.health().getDetails()).containsKey("reason");
        await().untilFalse(replaced);
        assertThat(catchUp.isReady()).isFalse();
        catalogPosition = 1;
        await().until(catchUp::isReady);
        assertThat(refused).isFalse();
    }

    @Test
    void withoutACatalogItIsReadyAtOnceAndNotUntilTheNodeHasMovedToTheOtherLog() {
        catchUp = new CatchUpHealthIndicator(supervisor, replacement, Optional.empty(), _ -> {});
        assertThat(catchUp.isReady()).isFalse();
        catchUp.start();
        await().until(catchUp::isReady);

        replaced.set(true);
        assertThat(catchUp.isReady()).isFalse();
        await().until(catchUp::isReady);
        assertThat(replaced).isFalse();
        assertOneFailure();
    }

    private void assertOneFailure() {
        assertThat(supervisor.status("catch-up"))
                .isNotNull()
                .satisfies(status -> assertThat(status.failures()).isEqualTo(1));
    }

    /** Fails once, and empties the catalog. */
    private final class Replacement implements LogReplacement {

        private boolean hasFailed;

        @Override
        public boolean isPending() {
            return replaced.get();
        }

        @Override
        public boolean awaitPending(Duration timeout) throws InterruptedException {
            Thread.sleep(10);
            return replaced.get();
        }

        @Override
        public void adopt() {
            if (!hasFailed) {
                hasFailed = true;
                throw new Unavailable("once");
            }
            catalogPosition = 0;
            replaced.set(false);
        }
    }

    /** The notifications are stuck at the beginning of the log. */
    private final class Positions implements ProjectionPositions {

        @Override
        public List<String> names() {
            return List.of("catalog", "notifications");
        }

        @Override
        public Position of(String name) {
            return name.equals("catalog") ? new Position(catalogPosition, true, false) : new Position(0, false, true);
        }

        @Override
        public long head() {
            if (failing.compareAndSet(true, false)) {
                throw new LinkageError("once");
            }
            return 1;
        }
    }
}
