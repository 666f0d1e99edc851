package com.ticketing.events.app.security;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** The headers that every answer has, whichever way it takes. */
public final class SecurityHeaders {

    /** By name. */
    public static final Map<String, String> ALWAYS =
            Map.of("X-Content-Type-Options", "nosniff", "X-XSS-Protection", "0", "X-Frame-Options", "DENY");

    /** What an answer over TLS has besides. */
    public static final String STRICT_TRANSPORT_SECURITY = "max-age=31536000 ; includeSubDomains";

    private SecurityHeaders() {}

    static void configure(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled();
        ALWAYS.forEach((name, value) -> headers.addHeaderWriter(new StaticHeadersWriter(name, value)));
        headers.addHeaderWriter((request, response) -> {
            if (request.isSecure()) {
                response.setHeader("Strict-Transport-Security", STRICT_TRANSPORT_SECURITY);
            }
        });
        headers.addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"));
    }
}
