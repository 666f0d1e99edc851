package com.ticketing.events.query.http;

import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address of the pages on the internet, {@code events.public-base-url}. The service does not derive it from
 * requests, because clients choose their {@code Host}. It is written as configured into pages, sitemap and calendars,
 * and therefore has the form that is valid in all of them: a URI (RFC 3986), in ASCII.
 */
@Component
public final class PublicBaseUrl {

    /** The path of an Event's page, in front of its id. */
    public static final String EVENT_PATH = "/e/";

    /** The path of the sitemap. */
    public static final String SITEMAP_PATH = "/sitemap.xml";

    private static final String PROPERTY = "events.public-base-url";

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    private final String prefix;

    /**
     * Creates the base URL.
     *
     * @param configured an http or https URL in ASCII, with a path or without; blank if there is none
     * @throws IllegalArgumentException with one line if it is another text
     */
    public PublicBaseUrl(@Value("${events.public-base-url:}") String configured) {
        String url = configured.strip();
        if (!ASCII.matcher(url).matches()) {
            throw new IllegalArgumentException(PROPERTY
                    + " must be in ASCII, with a host such as xn--bcher-kva.example and a path such as /caf%C3%A9,"
                    + " but is " + url);
        }
        if (!url.isEmpty() && !isHttpUrl(url)) {
            throw new IllegalArgumentException(
                    PROPERTY + " must be an http or https URL without user, query and fragment, but is " + url);
        }
        prefix = url.replaceFirst("/+$", "");
    }

    private static boolean isHttpUrl(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Whether the property is set. */
    public boolean isSet() {
        return !prefix.isEmpty();
    }

    /** The absolute URL of a path with its query, or the path itself if the property is not set. */
    public String of(String path) {
        return prefix + path;
    }

    /** As {@link #of}, for the page of an Event. */
    public String ofEvent(UUID id) {
        return of(EVENT_PATH + id);
    }
}
