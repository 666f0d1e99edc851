package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Timer {@code http.server.requests} of {@link PublicEventsHandler}, with the tags of Spring MVC's observation. */
@ConditionalOnSide(Side.QUERY)
@Component
final class PublicEventsMetrics {

    private static final String UNKNOWN = "UNKNOWN";
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", UNKNOWN);
    private static final int STATUSES = 600;

    private final MeterRegistry meters;

    /** One timer per method, resource and status, created by its first request; a request allocates nothing. */
    private final Map<PublicEventsRequest.Resource, AtomicReferenceArray<@Nullable Timer>> timers =
            new EnumMap<>(PublicEventsRequest.Resource.class);

    PublicEventsMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (PublicEventsRequest.Resource resource : PublicEventsRequest.Resource.values()) {
            timers.put(resource, new AtomicReferenceArray<>(METHODS.size() * STATUSES));
        }
    }

    void record(PublicEventsRequest request, int status, long nanos) {
        int known = METHODS.indexOf(request.method());
        int method = known < 0 ? METHODS.size() - 1 : known;
        int index = method * STATUSES + status;
        AtomicReferenceArray<@Nullable Timer> ofResource = Objects.requireNonNull(timers.get(request.resource()));
        Timer timer = ofResource.get(index);
        if (timer == null) {
            timer = timer(METHODS.get(method), request.resource(), status);
            ofResource.set(index, timer);
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** The registry returns the same timer for the same tags. */
    private Timer timer(String method, PublicEventsRequest.Resource resource, int status) {
        return Timer.builder("http.server.requests")
                .tag("error", "none")
                .tag("exception", "none")
                .tag("method", method)
                .tag("outcome", outcome(status))
                .tag("status", Integer.toString(status))
                .tag("uri", uri(method, resource, status))
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
    private static String uri(String method, PublicEventsRequest.Resource resource, int status) {
        if (method.equals("OPTIONS") || status == 405 || status == 406) {
            return UNKNOWN;
        }
        return resource.uriTemplate();
    }
}
