package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Timer {@code http.server.requests} of {@link PublicEventsHandler}, with the tags of Spring MVC's observation. */
@ConditionalOnSide(Side.QUERY)
@Component
final class PublicEventsMetrics {

    private static final String UNKNOWN = "UNKNOWN";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final MeterRegistry meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(String method, PublicEventsRequest.Resource resource, int status) {}

    PublicEventsMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void record(PublicEventsRequest request, int status, long nanos) {
        String method = METHODS.contains(request.method()) ? request.method() : UNKNOWN;
        timers.computeIfAbsent(new Kind(method, request.resource(), status), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .tag("error", "none")
                .tag("exception", "none")
                .tag("method", kind.method)
                .tag("outcome", outcome(kind.status))
                .tag("status", Integer.toString(kind.status))
                .tag("uri", uri(kind))
                .register(meters);
    }

    private static String outcome(int status) {
        return switch (status / 100) {
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            default -> "SERVER_ERROR";
        };
    }

    /** Spring MVC's observation has no URI template for requests that are refused by method or media type. */
    private static String uri(Kind kind) {
        if (kind.method.equals("OPTIONS") || kind.status == 405 || kind.status == 406) {
            return UNKNOWN;
        }
        return kind.resource.uriTemplate();
    }
}
