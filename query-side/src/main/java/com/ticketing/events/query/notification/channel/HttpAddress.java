package com.ticketing.events.query.notification.channel;

import java.net.URI;

/** Parser of the addresses of HTTP receivers. */
public final class HttpAddress {

    private static final int MAX_PORT = 65_535;

    private HttpAddress() {}

    /**
     * Parses an http or https URL with a host.
     *
     * @param property the property that has it, with which the message of a failure begins
     * @throws IllegalArgumentException if it has another form; the message does not contain it
     */
    public static URI parse(String property, String url) {
        try {
            URI uri = URI.create(url);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isHttp && uri.getHost() != null && uri.getPort() <= MAX_PORT) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // The message would contain the URL, which may have a secret.
        }
        throw new IllegalArgumentException(property + " must be an http or https address");
    }
}
