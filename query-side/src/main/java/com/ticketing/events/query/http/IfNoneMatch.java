package com.ticketing.events.query.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/** Evaluation of {@code If-None-Match} (RFC 9110, 13.1.2). */
public final class IfNoneMatch {

    private IfNoneMatch() {}

    /**
     * Whether the request's headers contain the tag, weak or strong, or {@code *}.
     *
     * @param tag without quotes
     */
    public static boolean matches(HttpServletRequest request, String tag) {
        return matches(Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)), tag);
    }

    /** Whether the values of all {@code If-None-Match} headers contain the tag, weak or strong, or {@code *}. */
    public static boolean matches(List<String> values, String tag) {
        if (values.isEmpty()) {
            return false;
        }
        ETag current = new ETag(tag, false);
        return ETag.parse(String.join(",", values)).stream()
                .anyMatch(it -> it.isWildcard() || it.compare(current, false));
    }
}
