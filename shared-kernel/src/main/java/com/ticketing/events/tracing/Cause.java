package com.ticketing.events.tracing;

import com.ticketing.events.EventMetadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request that caused a domain event, as the metadata of the domain event name it.
 *
 * @param requestId its {@code X-Request-Id}; null if it is unknown
 * @param traceparent the W3C trace context of the command; null if the node that handled it traces nothing
 */
public record Cause(@Nullable String requestId, @Nullable String traceparent) {

    /** The cause of a domain event whose metadata name none. */
    public static final Cause UNKNOWN = new Cause(null, null);

    private static final int TRACE_ID_START = "00-".length();
    private static final int TRACE_ID_END = TRACE_ID_START + 32;

    /** The cause in the metadata of a domain event. */
    public static Cause of(Map<String, ?> metadata) {
        return new Cause(text(metadata, EventMetadata.REQUEST_ID), text(metadata, EventMetadata.TRACEPARENT));
    }

    private static @Nullable String text(Map<String, ?> metadata, String key) {
        return metadata.get(key) instanceof String text ? text : null;
    }

    /** The 32 hexadecimal digits of the trace in the trace context; null without one. */
    @Nullable
    String traceId() {
        return traceparent == null || traceparent.length() < TRACE_ID_END
                ? null
                : traceparent.substring(TRACE_ID_START, TRACE_ID_END);
    }
}
