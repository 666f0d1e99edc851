package com.ticketing.events.app.http.jetty.gzip;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The media types that are compressed: text, but for event streams. */
final class CompressibleType {

    private static final String EVENT_STREAM = "text/event-stream";

    private static final Set<String> TEXT_APPLICATIONS = Set.of(
            "application/json",
            "application/javascript",
            "application/xml",
            "application/yaml",
            "application/x-ndjson",
            "application/openmetrics-text",
            "application/vnd.oai.openapi");

    private CompressibleType() {}

    /** Whether a body of this type is compressed. */
    static boolean matches(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String type = (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        return (type.startsWith("text/") && !type.equals(EVENT_STREAM))
                || TEXT_APPLICATIONS.contains(type)
                || type.endsWith("+json")
                || type.endsWith("+xml");
    }
}
