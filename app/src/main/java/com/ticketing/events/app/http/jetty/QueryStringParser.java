package com.ticketing.events.app.http.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query in which nothing is unusual. */
final class QueryStringParser {

    /** So many parameters, and values of one, are not unusual. */
    private static final int USUAL = 8;

    /** What a decoder writes for bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private QueryStringParser() {}

    /**
     * The values of each parameter, as the servlet container reads them; null if a name is escaped, which is where the
     * firewall looks, a value is no text, or a name is repeated often.
     *
     * @param query as it was sent, null without one
     */
    static @Nullable Map<String, String[]> parameters(@Nullable String query) {
        if (query == null) {
            return Map.of();
        }
        Map<String, String[]> parameters = HashMap.newHashMap(USUAL);
        for (int begin = 0; begin < query.length(); ) {
            int ampersand = query.indexOf('&', begin);
            int end = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', begin);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            String name = query.substring(begin, nameEnd);
            String value = text(query.substring(Math.min(nameEnd + 1, end), end));
            if (value == null || !isName(name)) {
                return null;
            }
            String[] values = parameters.merge(name, new String[] {value}, QueryStringParser::together);
            if (values.length > USUAL) {
                return null;
            }
            begin = end + 1;
        }
        return parameters;
    }

    private static String[] together(String[] before, String[] more) {
        String[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = more[0];
        return all;
    }

    private static @Nullable String text(String value) {
        boolean isEscaped = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isPlain(c)) {
                return null;
            }
            isEscaped |= isEscape(c);
        }
        return isEscaped ? decoded(value) : value;
    }

    private static @Nullable String decoded(String value) {
        try {
            String decoded = URLDecoder.decode(value, UTF_8);
            return decoded.chars().noneMatch(c -> c == REPLACEMENT || Character.isISOControl(c)) ? decoded : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c) || isEscape(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c <= '~' && QueryCharacterHandler.isLegal(c);
    }

    private static boolean isEscape(char c) {
        return c == '%' || c == '+';
    }
}
