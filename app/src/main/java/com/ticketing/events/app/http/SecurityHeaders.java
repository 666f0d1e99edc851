package com.ticketing.events.app.http;

import java.util.Map;

/** The headers that every answer has, whichever way it takes. */
public final class SecurityHeaders {

    /** By name. */
    public static final Map<String, String> ALWAYS =
            Map.of("X-Content-Type-Options", "nosniff", "X-XSS-Protection", "0", "X-Frame-Options", "DENY");

    /** By name, what an answer over TLS has besides. */
    public static final Map<String, String> OVER_TLS =
            Map.of("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");

    private SecurityHeaders() {}
}
