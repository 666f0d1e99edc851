package com.ticketing.events.app.metrics;

import com.ticketing.events.app.eventlog.EventLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Metrics of the event log: its head, its queue of appends, its availability and its database. */
@Component
final class EventLogMetrics implements MeterBinder {

    private final EventLog eventLog;

    EventLogMetrics(EventLog eventLog) {
        this.eventLog = eventLog;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("events.log.head", eventLog, EventLog::headPosition)
                .description("Position of the last domain event that is known to be committed")
                .register(meters);
        Gauge.builder("events.log.available", eventLog, EventLogMetrics::available)
                .description("1 while the database of the event log responds, otherwise 0")
                .register(meters);
        Gauge.builder("events.log.outage", eventLog, log -> log.outage().toMillis() / 1000.0)
                .description("Time for which the database of the event log has been failing; 0 while it responds")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("events.log.waiting", eventLog, EventLog::waitingAppends)
                .description("Appends that wait for the committing thread")
                .register(meters);
        FunctionCounter.builder("events.log.refused", eventLog, EventLog::refusedAppends)
                .description("Appends refused because too many waited or the database was stalled")
                .register(meters);
        FunctionCounter.builder("events.log.resets", eventLog, EventLog::replacements)
                .description(
                        "Times that the event log was replaced by another one, restored or without its last commits")
                .register(meters);
        Gauge.builder("events.chain.damaged", eventLog, EventLogMetrics::damaged)
                .description("1 while a follower is stopped at a row that does not fit the hash chain, otherwise 0")
                .register(meters);
        eventLog.bindTo(meters);
    }

    private static double available(EventLog log) {
        return log.outage().isZero() && !log.isStalled() ? 1 : 0;
    }

    private static double damaged(EventLog log) {
        return log.verified().damage() == null ? 0 : 1;
    }
}
