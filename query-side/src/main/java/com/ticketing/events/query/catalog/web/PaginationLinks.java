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

    /** In characters. Proxies commonly allow 8 KiB for all response headers. */
    private static final int MAX_LENGTH = 6 * 1024;

    private PaginationLinks() {}

    /**
     * The value of the header; null if there are no pages.
     *
     * <p>If the links exceed 6 KiB, only prev and next are sent; if those do, only next; otherwise none.
     *
     * @param path the path of the list
     * @param query as sent, null without one
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
        String all = joined(first, prev, next, target.link(last, "last"));
        return all.length() <= MAX_LENGTH ? all : fewer(prev, next);
    }

    /** The first value within the limit, in order of usefulness. */
    private static @Nullable String fewer(String prev, String next) {
        return Stream.of(joined(prev, next), next)
                .filter(links -> !links.isEmpty() && links.length() <= MAX_LENGTH)
                .findFirst()
                .orElse(null);
    }

    private static String joined(String... links) {
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
            boolean isPast = false;
            for (String pair : query == null ? new String[0] : query.split("&")) {
                int equals = pair.indexOf('=');
                String name = recoded(equals < 0 ? pair : pair.substring(0, equals));
                String text = equals < 0 ? name : name + "=" + recoded(pair.substring(equals + 1));
                if (name.equals("page")) {
                    isPast = true;
                } else if (isPast && !text.isEmpty()) {
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

        /** The text with every character escaped that is not unreserved, in the form that {@code UriUtils} writes. */
        private static String recoded(String text) {
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
