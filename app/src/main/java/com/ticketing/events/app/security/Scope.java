package com.ticketing.events.app.security;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;

/** Permission of a token; the authority of Spring Security with the same name. */
enum Scope implements GrantedAuthority {
    EVENTS_READ("events:read"),
    EVENTS_WRITE("events:write"),
    EVENTS_ERASE("events:erase"),
    AUDIT_READ("audit:read"),
    NOTIFICATIONS_READ("notifications:read"),
    NOTIFICATIONS_WRITE("notifications:write"),
    PROJECTIONS_READ("projections:read"),
    PROJECTIONS_WRITE("projections:write"),
    METRICS_READ("metrics:read");

    /** The short form for all scopes. */
    static final String ADMIN = "admin";

    private static final Map<String, Set<Scope>> SHORT_FORMS = Map.of(
            ADMIN,
            Set.of(values()),
            "viewer",
            Set.of(EVENTS_READ, NOTIFICATIONS_READ, PROJECTIONS_READ),
            "auditor",
            Set.of(AUDIT_READ, EVENTS_READ),
            "metrics",
            Set.of(METRICS_READ));

    private static final Map<String, Set<Scope>> BY_NAME = Stream.concat(
                    Stream.of(values()).map(scope -> Map.entry(scope.text, Set.of(scope))),
                    SHORT_FORMS.entrySet().stream())
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The name, such as {@code events:read}. */
    String text() {
        return text;
    }

    @Override
    public String getAuthority() {
        return text;
    }

    /** The scopes of a name: one, those of a short form, or none if the name is unknown. */
    static Set<Scope> named(String name) {
        return BY_NAME.getOrDefault(name, Set.of());
    }

    /** All names, short forms included, for messages. */
    static String names() {
        return new TreeMap<>(BY_NAME).keySet().stream().collect(joining(", "));
    }
}
