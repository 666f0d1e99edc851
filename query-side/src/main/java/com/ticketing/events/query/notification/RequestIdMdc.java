package com.ticketing.events.query.notification;

import static java.util.stream.Collectors.joining;

import com.ticketing.events.EventMetadata;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.MDC.MDCCloseable;

/**
 * Request ids of notifications in the MDC of the current thread. The key is that of the domain events' metadata, to
 * which the log pattern refers.
 */
final class RequestIdMdc {

    private static final int MAX_IDS = 5;

    private RequestIdMdc() {}

    /** Sets the request id until the result is closed; an unknown id is an empty text. */
    static MDCCloseable of(Notification notification) {
        return put(notification.requestId());
    }

    /** Sets the distinct request ids, five at most, until the result is closed. */
    static MDCCloseable of(Collection<Notification> notifications) {
        return put(notifications.stream()
                .map(Notification::requestId)
                .filter(Objects::nonNull)
                .distinct()
                .limit(MAX_IDS)
                .collect(joining(",")));
    }

    private static MDCCloseable put(@Nullable String requestId) {
        return MDC.putCloseable(EventMetadata.REQUEST_ID, requestId == null ? "" : requestId);
    }
}
