package com.ticketing.events.app.readiness;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.supervision.LoopState;
import com.ticketing.events.supervision.LoopStatus;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Metrics of the loops and of the availability of the event log. */
@Component
final class SupervisionMetrics implements MeterBinder {

    private final Supervisor supervisor;
    private final EventLog eventLog;

    SupervisionMetrics(Supervisor supervisor, EventLog eventLog) {
        this.supervisor = supervisor;
        this.eventLog = eventLog;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("events.log.available", eventLog, SupervisionMetrics::available)
                .description("1 while the database of the event log responds, otherwise 0")
                .register(registry);
        Gauge.builder("events.log.waiting", eventLog, EventLog::waitingAppends)
                .description("Appends that wait for the committing thread")
                .register(registry);
        FunctionCounter.builder("events.log.refused", eventLog, EventLog::refusedAppends)
                .description("Appends refused because too many waited or the database was stalled")
                .register(registry);
        FunctionCounter.builder("events.log.resets", eventLog, EventLog::replacements)
                .description(
                        "Times that the event log was replaced by another one, restored or without its last commits")
                .register(registry);
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

    private static double available(EventLog log) {
        return log.outage().isZero() && !log.isStalled() ? 1 : 0;
    }

    private static double failures(@Nullable LoopStatus status) {
        return status == null ? 0 : status.failures();
    }

    private static double isRunning(@Nullable LoopStatus status) {
        return status != null && status.state() == LoopState.RUNNING ? 1 : 0;
    }
}
