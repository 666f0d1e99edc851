package com.ticketing.events.query.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/** What the client has already (RFC 9110, 13.1.2). */
public final class IfNoneMatch {

    private IfNoneMatch() {}

    /**
     * Whether the request's headers name the tag, weak or strong, or say {@code *}.
     *
     * @param tag without quotes
     */
    public static boolean names(HttpServletRequest request, String tag) {
        return names(Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)), tag);
    }

    /** The same, given the values of all these headers. */
    public static boolean names(List<String> values, String tag) {
        if (values.isEmpty()) {
            return false;
        }
        ETag current = new ETag(tag, false);
        return ETag.parse(String.join(",", values)).stream()
                .anyMatch(it -> it.isWildcard() || it.compare(current, false));
    }
}
