package com.ticketing.events.query.catalog.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The {@code Link} header of a list (RFC 8288). Targets are path references without a host; they repeat the request's
 * parameters in the request's order, with another page.
 */
final class PaginationLinks {

    /** In characters, which are all ASCII. Proxies commonly allow 8 KiB for all response headers. */
    private static final int MAX_LENGTH = 6 * 1024;

    private PaginationLinks() {}

    /**
     * The value of the header; null if there are no pages or the link to the next page alone exceeds the limit.
     *
     * <p>Links beyond the limit of 6 KiB are omitted: first and last, then prev, then next.
     *
     * @param path the path of the list
     * @param query the query string as sent; null if there is none
     */
    static @Nullable String of(String path, @Nullable String query, Pagination pagination) {
        if (pagination.totalPages() == 0) {
            return null;
        }
        Target target = Target.of(path, query);
        long last = pagination.totalPages();
        String first = target.link(1, "first");
        String prev = pagination.page() > 1 ? target.link(Math.min(pagination.page() - 1, last), "prev") : "";
        String next = pagination.page() < last ? target.link(pagination.page() + 1, "next") : "";
        String all = join(first, prev, next, target.link(last, "last"));
        return all.length() <= MAX_LENGTH ? all : shortened(prev, next);
    }

    /** The longer of the two shortened values that is within the limit; null if neither is. */
    private static @Nullable String shortened(String prev, String next) {
        return Stream.of(join(prev, next), next)
                .filter(links -> !links.isEmpty() && links.length() <= MAX_LENGTH)
                .findFirst()
                .orElse(null);
    }

    private static String join(String... links) {
        StringJoiner joined = new StringJoiner(", ");
        for (String link : links) {
            if (!link.isEmpty()) {
                joined.add(link);
            }
        }
        return joined.toString();
    }

    /**
     * The target of a link, without the number of the page.
     *
     * @param before the text before the number
     * @param after the text after the number
     */
    private record Target(String before, String after) {

        static Target of(String path, @Nullable String query) {
            StringBuilder before = new StringBuilder(path).append('?');
            StringBuilder after = new StringBuilder();
            boolean isAfterPage = false;
            for (String pair : query == null ? new String[0] : query.split("&")) {
                int equals = pair.indexOf('=');
                String name = encode(equals < 0 ? pair : pair.substring(0, equals));
                String text = equals < 0 ? name : name + "=" + encode(pair.substring(equals + 1));
                if (name.equals("page")) {
                    isAfterPage = true;
                } else if (isAfterPage && !text.isEmpty()) {
                    after.append('&').append(text);
                } else if (!text.isEmpty()) {
                    before.append(text).append('&');
                }
            }
            return new Target(before.append("page=").toString(), after.toString());
        }

        String link(long page, String relation) {
            return "<" + before + page + after + ">; rel=\"" + relation + "\"";
        }

        /** Decodes the text and encodes it again with every character escaped that is not unreserved. */
        private static String encode(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (!isUnreserved(text.charAt(i))) {
                    return UriUtils.encode(URLDecoder.decode(text, UTF_8), UTF_8);
                }
            }
            return text;
        }

        /** RFC 3986, 2.3. */
        private static boolean isUnreserved(int c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
        }
    }
}
