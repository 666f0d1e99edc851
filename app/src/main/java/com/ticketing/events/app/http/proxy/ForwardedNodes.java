package com.ticketing.events.app.http.proxy;

import com.ticketing.events.text.IpLiteral;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The nodes that proxies have recorded in a request, each proxy the one that it received the request from: in {@code
 * X-Forwarded-For}, or in {@code Forwarded} (RFC 7239) if only that is there.
 */
final class ForwardedNodes {

    private static final String FOR = "for";

    /** An address with a port, or an IPv6 address in brackets, with or without a port. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)](?::\\w+)?|([^:]*):\\w+");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private ForwardedNodes() {}

    /** The nodes in the order of the headers, so that the last one was recorded by the peer. */
    static List<String> of(HttpFields headers) {
        return headers.contains(HttpHeader.X_FORWARDED_FOR)
                ? elements(headers.getValuesList(HttpHeader.X_FORWARDED_FOR))
                : elements(headers.getValuesList(HttpHeader.FORWARDED)).stream()
                        .map(ForwardedNodes::forParameter)
                        .toList();
    }

    /** The elements of a header that is a list; empty ones are ignored (RFC 9110, 5.6.1). */
    private static List<String> elements(List<String> values) {
        return values.stream()
                .flatMap(value -> split(value, ',').stream())
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /** The value of the parameter {@code for}; without one a text that is no address. */
    private static String forParameter(String element) {
        for (String pair : split(element, ';')) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(FOR)) {
                return unquoted(pair.substring(equals + 1).strip());
            }
        }
        return "";
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? ESCAPED.matcher(value.substring(1, value.length() - 1)).replaceAll("$1")
                : value;
    }

    /** Splits at a separator outside of quoted strings, and strips each part. */
    private static List<String> split(String value, char separator) {
        List<String> parts = new ArrayList<>();
        boolean isQuoted = false;
        int begin = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == '\\' && isQuoted) {
                i++;
            } else if (c == separator && !isQuoted) {
                parts.add(value.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        parts.add(value.substring(begin).strip());
        return parts;
    }

    /** The address of a node, with or without a port; empty if it is unknown, obfuscated or malformed. */
    static Optional<InetAddress> address(String node) {
        Matcher withPort = WITH_PORT.matcher(node);
        if (!withPort.matches()) {
            return IpLiteral.parse(node);
        }
        return IpLiteral.parse(withPort.group(1) == null ? withPort.group(2) : withPort.group(1));
    }
}
