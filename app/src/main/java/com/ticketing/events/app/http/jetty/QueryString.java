package com.ticketing.events.app.http.jetty;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a query string as the servlet container does: {@code application/x-www-form-urlencoded}, UTF-8. A query of
 * printable ASCII, as it is or escaped, is decoded without Jetty's decoder, which takes longer.
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
        if (isPrintableAscii(query)) {
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

    /** Whether the query consists of printable ASCII characters and escapes of such, as most queries do. */
    private static boolean isPrintableAscii(String query) {
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c <= ' ' || c > '~' || (c == '%' && !isPrintableEscape(query, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintableEscape(String query, int at) {
        if (at + 2 >= query.length() || !isHexDigit(query.charAt(at + 1)) || !isHexDigit(query.charAt(at + 2))) {
            return false;
        }
        char c = escaped(query, at);
        return c >= ' ' && c <= '~';
    }

    private static boolean isHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static char escaped(String query, int at) {
        return (char)
                (HexFormat.fromHexDigit(query.charAt(at + 1)) << 4 | HexFormat.fromHexDigit(query.charAt(at + 2)));
    }

    private static void split(String query, Map<String, String[]> parameters) {
        for (int begin = 0; begin < query.length(); ) {
            int ampersand = query.indexOf('&', begin);
            int end = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', begin);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (begin < end) {
                put(parameters, decode(query, begin, nameEnd), decode(query, Math.min(nameEnd + 1, end), end));
            }
            begin = end + 1;
        }
    }

    /** Decodes a part of a query for which {@link #isPrintableAscii} holds. */
    private static String decode(String query, int begin, int end) {
        int i = begin;
        while (i < end && query.charAt(i) != '%' && query.charAt(i) != '+') {
            i++;
        }
        if (i == end) {
            return query.substring(begin, end);
        }
        StringBuilder decoded = new StringBuilder(end - begin).append(query, begin, i);
        for (; i < end; i++) {
            char c = query.charAt(i);
            if (c == '%') {
                decoded.append(escaped(query, i));
                i += 2;
            } else {
                decoded.append(c == '+' ? ' ' : c);
            }
        }
        return decoded.toString();
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
