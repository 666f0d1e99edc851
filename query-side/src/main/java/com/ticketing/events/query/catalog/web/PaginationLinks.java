package com.ticketing.events.query.catalog.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The RFC 8288 {@code Link} header of a list. Its targets have no host, and repeat the request's parameters in their
 * order with another page.
 */
final class PaginationLinks {

    /** In characters, so that the header passes through what allows 8 KiB for all headers of an answer. */
    private static final int LONGEST = 6 * 1024;

    private PaginationLinks() {}

    /**
     * The value of the header; null if there are no pages.
     *
     * <p>A request so long that its links outgrow the header gets the neighbouring pages alone, then the next one, then
     * none.
     *
     * @param path the list's own, context path included
     * @param query as the client sent it, null without one
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
        return all.length() <= LONGEST ? all : fewer(prev, next);
    }

    /** From the more telling to the shorter. */
    private static @Nullable String fewer(String prev, String next) {
        return Stream.of(joined(prev, next), next)
                .filter(links -> !links.isEmpty() && links.length() <= LONGEST)
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
     * The list's own address, but for the number of the page.
     *
     * @param before all that comes before it
     * @param after all that comes after it
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

        /** The same text with everything escaped that is not plain in every part of a URI and of a header. */
        private static String recoded(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (!isPlain(text.charAt(i))) {
                    return UriUtils.encode(URLDecoder.decode(text, UTF_8), UTF_8);
                }
            }
            return text;
        }

        /** RFC 3986, 2.3. */
        private static boolean isPlain(int c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
        }
    }
}
