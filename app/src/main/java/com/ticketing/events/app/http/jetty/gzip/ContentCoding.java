package com.ticketing.events.app.http.jetty.gzip;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Negotiation of the content coding by {@code Accept-Encoding} (RFC 9110, 12.5.3). */
public final class ContentCoding {

    /** The values that nearly all clients send. */
    private static final List<String> COMMON = List.of("gzip, deflate, br, zstd", "gzip, deflate, br", "gzip");

    private static final Pattern ELEMENT = Pattern.compile("([^,;\\s]+)\\s*(?:;\\s*[qQ]\\s*=\\s*([^,;\\s]*))?[^,]*");
    private static final Pattern WEIGHT = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");
    private static final double ABSENT = -1;

    private ContentCoding() {}

    /**
     * Whether a client accepts gzip, and does not prefer no coding: gzip, {@code x-gzip} or {@code *} has a weight
     * above zero that is not below a weight of {@code identity}.
     *
     * @param acceptEncoding the values of the headers; without a header, nothing is compressed
     */
    public static boolean acceptsGzip(List<String> acceptEncoding) {
        if (acceptEncoding.isEmpty()) {
            return false;
        }
        if (acceptEncoding.size() == 1 && COMMON.contains(acceptEncoding.getFirst())) {
            return true;
        }
        double gzip = ABSENT;
        double identity = ABSENT;
        double others = ABSENT;
        Matcher elements = ELEMENT.matcher(String.join(",", acceptEncoding));
        while (elements.find()) {
            String coding = elements.group(1);
            double weight = weight(elements.group(2));
            if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) {
                gzip = Math.max(gzip, weight);
            } else if (coding.equalsIgnoreCase("identity")) {
                identity = weight;
            } else if (coding.equals("*")) {
                others = weight;
            }
        }
        double accepted = gzip < 0 ? others : gzip;
        return accepted > 0 && accepted >= identity;
    }

    /** A malformed weight counts as zero. */
    private static double weight(@Nullable String text) {
        if (text == null) {
            return 1;
        }
        return WEIGHT.matcher(text).matches() ? Double.parseDouble(text) : 0;
    }
}
