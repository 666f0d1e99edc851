package com.ticketing.events.app.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Origins whose pages may call the admin API.
 *
 * @param adminOrigins as browsers send them: scheme, host and, unless it is the default one, port
 */
@ConfigurationProperties("events.cors")
record AdminOrigins(@DefaultValue List<String> adminOrigins) {

    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#@*]+");
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException with one line if a browser would never send one of them */
    AdminOrigins {
        adminOrigins = adminOrigins.stream().map(String::strip).toList();
        for (String origin : adminOrigins) {
            if (!isOrigin(origin)) {
                throw new IllegalArgumentException(
                        "events.cors.admin-origins must be origins, each a scheme, a host and"
                                + " a port other than the default one, without a path or a slash at the end, but one"
                                + " is "
                                + (origin.isEmpty() ? "empty" : origin));
            }
        }
    }

    private static boolean isOrigin(String text) {
        if (!ORIGIN.matcher(text).matches()) {
            return false;
        }
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null
                    && uri.getHost().equals(uri.getHost().toLowerCase(Locale.ROOT))
                    && uri.getPort() <= MAX_PORT
                    && uri.getPort() != 0
                    && !Integer.valueOf(uri.getPort()).equals(DEFAULT_PORTS.get(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
