package com.ticketing.events.tracing;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The ids of the causing request in the MDC of the current thread, and so in its log lines, until the scope is closed
 * on the same thread. An unknown id is absent.
 */
public final class RequestScope implements AutoCloseable {

    /** MDC key of the request id; the log pattern refers to it. */
    public static final String REQUEST_ID = "requestId";

    /** MDC key of the trace id; the log pattern refers to it. */
    public static final String TRACE_ID = "traceId";

    private static final int MAX_IDS = 5;

    private final @Nullable String formerRequestId;
    private final @Nullable String formerTraceId;

    private RequestScope(@Nullable String requestId, @Nullable String traceId) {
        formerRequestId = MDC.get(REQUEST_ID);
        formerTraceId = MDC.get(TRACE_ID);
        set(REQUEST_ID, requestId);
        set(TRACE_ID, traceId);
    }

    /** Opens the scope of a request that was received with this id. */
    public static RequestScope of(String requestId) {
        return new RequestScope(requestId, null);
    }

    /** Opens the scope of work for one domain event. */
    public static RequestScope of(Cause cause) {
        return new RequestScope(cause.requestId(), cause.traceId());
    }

    /** Opens the scope of work for several domain events: the distinct ids, five at most, separated by commas. */
    public static RequestScope ofAll(Collection<Cause> causes) {
        return new RequestScope(distinct(causes, Cause::requestId), distinct(causes, Cause::traceId));
    }

    private static @Nullable String distinct(Collection<Cause> causes, Function<Cause, @Nullable String> id) {
        List<String> ids = causes.stream()
                .map(id)
                .filter(Objects::nonNull)
                .distinct()
                .limit(MAX_IDS)
                .toList();
        return ids.isEmpty() ? null : ids.stream().collect(joining(","));
    }

    private static void set(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }

    @Override
    public void close() {
        set(REQUEST_ID, formerRequestId);
        set(TRACE_ID, formerTraceId);
    }
}
