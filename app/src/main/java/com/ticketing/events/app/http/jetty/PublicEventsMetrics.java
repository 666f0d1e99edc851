package com.ticketing.events.app.http.jetty;

import com.ticketing.events.query.catalog.web.PublicEventQueries;
import com.ticketing.events.query.catalog.web.PublicResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Counts what takes the short way among {@code http.server.requests}, with the tags that the observation gives to others. */
@Component
final class PublicEventsMetrics {

    private final MeterRegistry meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(String method, boolean isList, boolean isUnchanged) {}

    PublicEventsMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void record(PlainRead read, String method, PublicResponse answer, long nanos) {
        timers.computeIfAbsent(new Kind(method, read.id() == null, answer.body() == null), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .tag("error", "none")
                .tag("exception", "none")
                .tag("method", kind.method)
                .tag("outcome", kind.isUnchanged ? "REDIRECTION" : "SUCCESS")
                .tag("status", kind.isUnchanged ? "304" : "200")
                .tag("uri", kind.isList ? PublicEventQueries.PATH : PublicEventQueries.PATH + "/{id}")
                .register(meters);
    }
}
