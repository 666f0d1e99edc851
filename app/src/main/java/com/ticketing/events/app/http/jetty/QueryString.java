package com.ticketing.events.app.http.jetty;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a query string as the servlet container does: {@code application/x-www-form-urlencoded}, UTF-8. A query
 * without escapes is split without Jetty's decoder, which takes longer.
 */
final class QueryString {

    private static final int INITIAL_CAPACITY = 8;

    private QueryString() {}

    /**
     * The values of each parameter in the order of the query.
     *
     * @param query as sent, null without one
     * @throws HttpException.RuntimeException with status 400 if an escape is broken, the bytes are not UTF-8, or a name
     *     has control characters or code points that Unicode has not assigned
     */
    static Map<String, String[]> parse(@Nullable String query) {
        if (query == null) {
            return Map.of();
        }
        Map<String, String[]> parameters = HashMap.newHashMap(INITIAL_CAPACITY);
        if (isLiteral(query)) {
            split(query, parameters);
            return parameters;
        }
        try {
            UrlEncoded.decodeUtf8To(query, 0, query.length(), (name, value) -> add(parameters, name, value));
        } catch (IllegalArgumentException e) {
            throw new HttpException.RuntimeException(400, "The query string is malformed", e);
        }
        return parameters;
    }

    /** Whether the query consists of printable ASCII characters that stand for themselves, as most queries do. */
    private static boolean isLiteral(String query) {
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c <= ' ' || c > '~' || c == '%' || c == '+') {
                return false;
            }
        }
        return true;
    }

    private static void split(String query, Map<String, String[]> parameters) {
        for (int begin = 0; begin < query.length(); ) {
            int ampersand = query.indexOf('&', begin);
            int end = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', begin);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (begin < end) {
                put(parameters, query.substring(begin, nameEnd), query.substring(Math.min(nameEnd + 1, end), end));
            }
            begin = end + 1;
        }
    }

    private static void add(Map<String, String[]> parameters, String name, String value) {
        if (!name.codePoints().allMatch(c -> Character.isDefined(c) && !Character.isISOControl(c))) {
            throw new IllegalArgumentException("A parameter name has a control character or an unassigned code point");
        }
        put(parameters, name, value);
    }

    private static void put(Map<String, String[]> parameters, String name, String value) {
        parameters.merge(name, new String[] {value}, QueryString::concat);
    }

    private static String[] concat(String[] values, String[] more) {
        String[] all = Arrays.copyOf(values, values.length + more.length);
        System.arraycopy(more, 0, all, values.length, more.length);
        return all;
    }
}
