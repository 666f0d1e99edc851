package com.ticketing.events.heap;

/** Objects whose number is limited by a share of the heap that the {@link HeapBudget} leaves to clients and caches. */
public enum HeapShare {
    /** Open connections without a request. */
    CONNECTIONS("connections", 4 << 10, 4),
    /** Open summary streams, each with its connection. */
    STREAMS("streams", 8 << 10, 4),
    /** Open audit feeds, each with the entries that it has read and not sent. */
    FEEDS("feeds", 64 << 10, 16),
    /** Open feeds of public changes, each with its connection and the part that it has made and not sent. */
    CHANGES("changes", 24 << 10, 32),
    /** Cached summaries. */
    SUMMARIES("summaries", 3 << 10, 8),
    /** Cached responses of lists, in KiB. */
    RESPONSES("responses", 1 << 10, 16);

    private final String text;
    private final int bytesEach;
    private final int divisor;

    HeapShare(String text, int bytesEach, int divisor) {
        this.text = text;
        this.bytesEach = bytesEach;
        this.divisor = divisor;
    }

    /** The name in metrics. */
    public String text() {
        return text;
    }

    /** Upper bound of the heap of one object. */
    public int bytesEach() {
        return bytesEach;
    }

    /** The bytes of this share. */
    long of(long bytes) {
        return bytes / divisor;
    }
}
