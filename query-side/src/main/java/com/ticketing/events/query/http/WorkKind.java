package com.ticketing.events.query.http;

import java.util.Locale;

/**
 * Kind of work whose cost a client can choose. {@link BoundedWork} computes each kind on threads of its own, so that no
 * kind waits for another. Work of no kind is cheap: it reads memory only, and its cost depends on the response alone.
 */
public enum WorkKind {

    /** A public list whose search is not prepared. */
    PUBLIC_SEARCH,

    /** An admin list whose search is not prepared. */
    ADMIN_SEARCH,

    /** A calendar: its search and entity tag, and each part of its body. */
    CALENDAR,

    /** Rendering of the public page. */
    PAGE,

    /** A history, a state at an instant, a page of the audit log or of the delivery log; holds a connection. */
    DATABASE_READ(4),

    /** A verification of the hash chain, or a page of the audit log that may scan it; holds a connection. */
    WHOLE_LOG(2);

    private final int maxPlaces;

    WorkKind() {
        this(Integer.MAX_VALUE);
    }

    WorkKind(int maxPlaces) {
        this.maxPlaces = maxPlaces;
    }

    /** The largest number of computations at once, whatever is configured. */
    public int maxPlaces() {
        return maxPlaces;
    }

    /** The name in threads and metrics, such as {@code public-search}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
