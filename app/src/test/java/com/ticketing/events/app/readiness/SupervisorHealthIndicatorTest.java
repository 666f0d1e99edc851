package com.ticketing.events.app.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class SupervisorHealthIndicatorTest {

    private final Supervisor supervisor = new Supervisor((_, _) -> {});

    @Test
    void aLoopThatPausesAfterAFailureIsHealthy() {
        SupervisorHealthIndicator health = new SupervisorHealthIndicator(supervisor);
        Loop loop = supervisor.start(LoopName.CATALOG, Thread.ofPlatform().daemon(), _ -> {
            throw new LinkageError("always");
        });
        await().until(() -> detail(health).startsWith("BACKING_OFF"));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(detail(health)).contains("LinkageError: always");
        loop.requestStop();
    }

    @Test
    void aLoopWhoseThreadHasEndedIsDown() {
        Supervisor failing = new Supervisor((_, _) -> {
            throw new IllegalStateException("the process was not terminated");
        });
        SupervisorHealthIndicator health = new SupervisorHealthIndicator(failing);
        failing.start(LoopName.CATALOG, Thread.ofPlatform().daemon().uncaughtExceptionHandler((_, _) -> {}), _ -> {
            throw new OutOfMemoryError("injected");
        });
        await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.DOWN));
        assertThat(detail(health)).startsWith("DEAD");
    }

    private static String detail(SupervisorHealthIndicator health) {
        return String.valueOf(health.health().getDetails().get("catalog"));
    }
}
