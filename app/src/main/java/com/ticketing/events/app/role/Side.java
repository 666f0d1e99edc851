package com.ticketing.events.app.role;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Side of the service. A request belongs to a side by its path and method; those of no side are on every node, such as
 * {@code /actuator} and the API document.
 *
 * <p>A node without a side has no handler of its requests, so that they are 404, or 405 if the path has a method of the
 * other side, too. The tests and the proxy's configuration in {@code ops/proxy} agree with this table.
 */
public enum Side {
    COMMAND,
    QUERY;

    private static final Set<String> READING_METHODS = Set.of("GET", "HEAD");
    private static final Set<String> COMMAND_METHODS = Set.of("POST", "PATCH", "PUT", "DELETE");

    /** The only paths whose side depends on the method. */
    private static final String EVENTS = "/events";

    private static final List<String> COMMAND_PATHS = List.of("/notifications");

    private static final List<String> QUERY_PATHS = List.of(
            "/e",
            "/public",
            "/audit",
            "/projections",
            "/admin",
            "/assets",
            "/embed",
            "/favicon.ico",
            "/robots.txt",
            "/sitemap.xml");

    private static final String PAGE = "/";

    /**
     * The side of a request; empty if it belongs to none.
     *
     * @param path without query, decoded
     */
    public static Optional<Side> of(String method, String path) {
        if (isBelow(EVENTS, path)) {
            return ofEvents(method);
        }
        if (COMMAND_PATHS.stream().anyMatch(root -> isBelow(root, path))) {
            return Optional.of(COMMAND);
        }
        boolean isQuery = path.equals(PAGE) || QUERY_PATHS.stream().anyMatch(root -> isBelow(root, path));
        return isQuery ? Optional.of(QUERY) : Optional.empty();
    }

    /** Whether requests with the method only read. */
    public static boolean isRead(String method) {
        return READING_METHODS.contains(method);
    }

    private static Optional<Side> ofEvents(String method) {
        if (isRead(method)) {
            return Optional.of(QUERY);
        }
        return COMMAND_METHODS.contains(method) ? Optional.of(COMMAND) : Optional.empty();
    }

    private static boolean isBelow(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
