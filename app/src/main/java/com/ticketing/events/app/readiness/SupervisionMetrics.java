package com.ticketing.events.app.readiness;

import com.ticketing.events.supervision.LoopState;
import com.ticketing.events.supervision.LoopStatus;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Metrics of the loops. */
@Component
final class SupervisionMetrics implements MeterBinder {

    private final Supervisor supervisor;

    SupervisionMetrics(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        supervisor.onRegistration(name -> register(name, registry));
    }

    private void register(String name, MeterRegistry registry) {
        FunctionCounter.builder("events.loop.failures", supervisor, loops -> failures(loops.status(name)))
                .description("Failures of the loop")
                .tag("loop", name)
                .register(registry);
        Gauge.builder("events.loop.state", supervisor, loops -> isRunning(loops.status(name)))
                .description("1 while the loop runs, 0 while it pauses after a failure, is stopped or dead")
                .tag("loop", name)
                .register(registry);
    }

    private static double failures(@Nullable LoopStatus status) {
        return status == null ? 0 : status.failures();
    }

    private static double isRunning(@Nullable LoopStatus status) {
        return status != null && status.state() == LoopState.RUNNING ? 1 : 0;
    }
}
