package com.ticketing.events.query.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/**
 * The RFC 8288 {@code Link} header of a list. Its targets have no host, and repeat the request's parameters in their
 * order with another page.
 */
final class PageLinks {

    /** In characters, so that the header passes through what allows 8 KiB for all headers of an answer. */
    private static final int LONGEST = 6 * 1024;

    private PageLinks() {}

    /**
     * The headers to add to the answer; none if there are no pages.
     *
     * <p>A request so long that its links outgrow the header gets the neighbouring pages alone, then the next one, then
     * none.
     *
     * @param path the list's own path, below the context path
     */
    static HttpHeaders of(HttpServletRequest request, String path, Pagination pagination) {
        HttpHeaders headers = new HttpHeaders();
        if (pagination.totalPages() > 0) {
            links(Target.of(request.getContextPath() + path, request.getQueryString()), pagination)
                    .filter(links -> links.length() <= LONGEST)
                    .findFirst()
                    .ifPresent(links -> headers.set(HttpHeaders.LINK, links));
        }
        return headers;
    }

    /** From the most telling to the shortest. */
    private static Stream<String> links(Target target, Pagination pagination) {
        long last = pagination.totalPages();
        String first = target.link(1, "first");
        String prev = pagination.page() > 1 ? target.link(Math.min(pagination.page() - 1, last), "prev") : "";
        String next = pagination.page() < last ? target.link(pagination.page() + 1, "next") : "";
        return Stream.of(List.of(first, prev, next, target.link(last, "last")), List.of(prev, next), List.of(next))
                .map(links -> links.stream().filter(link -> !link.isEmpty()).collect(Collectors.joining(", ")))
                .filter(links -> !links.isEmpty());
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
            return text.chars().allMatch(Target::isPlain)
                    ? text
                    : UriUtils.encode(URLDecoder.decode(text, UTF_8), UTF_8);
        }

        /** RFC 3986, 2.3. */
        private static boolean isPlain(int c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
        }
    }
}
