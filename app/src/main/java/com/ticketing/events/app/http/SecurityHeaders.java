package com.ticketing.events.app.http;

import java.util.Map;

/** Security headers of all responses. */
public final class SecurityHeaders {

    /** Headers of every response, by name. */
    public static final Map<String, String> ALWAYS =
            Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY");

    /** Further headers of responses over TLS, by name. */
    public static final Map<String, String> OVER_TLS =
            Map.of("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");

    private SecurityHeaders() {}
}
