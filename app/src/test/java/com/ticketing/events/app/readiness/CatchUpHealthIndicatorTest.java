package com.ticketing.events.app.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.projection.ProjectionPositions;
import com.ticketing.events.supervision.Supervisor;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CatchUpHealthIndicatorTest {

    private final Supervisor supervisor = new Supervisor((_, _) -> {});

    @Test
    void theCatchUpContinuesAfterAnError() {
        AtomicBoolean failed = new AtomicBoolean();
        CatchUpHealthIndicator catchUp = new CatchUpHealthIndicator(
                new ProjectionPositions() {
                    @Override
                    public List<String> names() {
                        return List.of("catalog");
                    }

                    @Override
                    public Position of(String name) {
                        return new Position(1, true, false);
                    }

                    @Override
                    public long head() {
                        if (failed.compareAndSet(false, true)) {
                            throw new LinkageError("once");
                        }
                        return 1;
                    }
                },
                new LiveCatalog(),
                supervisor);
        assertThat(catchUp.isReady()).isFalse();
        catchUp.start();
        await().until(catchUp::isReady);
        assertThat(supervisor.status("catch-up"))
                .isNotNull()
                .satisfies(status -> assertThat(status.failures()).isEqualTo(1));
        catchUp.stop();
        assertThat(catchUp.isRunning()).isFalse();
    }
}
