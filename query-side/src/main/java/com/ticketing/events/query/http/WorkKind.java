package com.ticketing.events.query.http;

import java.util.Locale;

/**
 * Kind of work whose cost a client can choose. {@link BoundedWork} computes each kind on threads of its own, so that no
 * kind waits for another. Work of no kind is cheap: it reads memory only, and its cost depends on the response alone.
 */
public enum WorkKind {

    /** A public list without words to search for, whose search is not prepared. */
    PUBLIC_SEARCH(Places.HALF_OF_THE_PROCESSORS, true),

    /** A search of public Events or locations for words, which is not prepared. */
    TEXT_SEARCH(Places.HALF_OF_THE_PROCESSORS, true),

    /** An admin list whose search is not prepared. */
    ADMIN_SEARCH(Places.HALF_OF_THE_PROCESSORS, false),

    /** A calendar: its search and entity tag, and each part of its body. */
    CALENDAR(Places.HALF_OF_THE_PROCESSORS, true),

    /** A sitemap: its search and entity tag, and each batch of its addresses. */
    SITEMAP(Places.HALF_OF_THE_PROCESSORS, true),

    /** Compression of a long body: of a public list at once, of other responses in pieces. */
    COMPRESSION(Places.HALF_OF_THE_PROCESSORS, true),

    /** Rendering of a public page. */
    PAGE(Integer.MAX_VALUE, true),

    /** A history, a state at an instant, a page of the audit log or of the delivery log; holds a connection. */
    DATABASE_READ(4, false),

    /** A verification of the hash chain, or a page of the audit log that may scan it; holds a connection. */
    WHOLE_LOG(2, false);

    private final int maxPlaces;
    private final boolean yieldsToOthers;

    WorkKind(int maxPlaces, boolean yieldsToOthers) {
        this.maxPlaces = maxPlaces;
        this.yieldsToOthers = yieldsToOthers;
    }

    /** The largest number of computations at once, whatever is configured. */
    public int maxPlaces() {
        return maxPlaces;
    }

    /**
     * Whether the threads of the kind have a lower priority. Anonymous clients can cause the work, and it holds nothing
     * that other work waits for, such as a connection.
     */
    boolean yieldsToOthers() {
        return yieldsToOthers;
    }

    /** The name in threads and metrics, such as {@code public-search}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A kind that only computes leaves the other half to what does not wait for it. */
    private static final class Places {

        static final int HALF_OF_THE_PROCESSORS =
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
