package com.ticketing.events.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
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
        if (request.getHeader(HttpHeaders.IF_NONE_MATCH) == null) {
            return false;
        }
        ETag current = new ETag(tag, false);
        String known = String.join(",", Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)));
        return ETag.parse(known).stream().anyMatch(it -> it.isWildcard() || it.compare(current, false));
    }
}
