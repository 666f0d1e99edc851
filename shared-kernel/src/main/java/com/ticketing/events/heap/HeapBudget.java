package com.ticketing.events.heap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Division of the maximum heap: some parts require a fixed amount; the rest is divided into the {@linkplain HeapShare
 * shares} of clients and caches, which limit their number, and more than a fifth for requests in progress and garbage.
 * Immutable ({@code docs/operations.md}).
 */
public final class HeapBudget {

    /** Number of connections, streams and so on that are admitted whatever the heap. */
    private static final int MIN_COUNT = 16;

    private static final String REST = "requests";

    private final long maxBytes;
    private final Map<String, Long> required;

    /**
     * @param maxBytes the maximum size of the heap
     * @param required the bytes of the parts that do not depend on clients, by name
     */
    public HeapBudget(long maxBytes, Map<String, Long> required) {
        this.maxBytes = maxBytes;
        this.required = Collections.unmodifiableMap(new LinkedHashMap<>(required));
    }

    /** A budget without required parts. */
    public static HeapBudget of(long maxBytes) {
        return new HeapBudget(maxBytes, Map.of());
    }

    /** The number of objects for which the share suffices: at most {@code configured}, otherwise at least 16. */
    public int limit(HeapShare share, int configured) {
        long byHeap = share.of(dividedBytes()) / share.bytesEach();
        return (int) Math.min(configured, Math.max(MIN_COUNT, byHeap));
    }

    /** The maximum size of the heap. */
    public long maxBytes() {
        return maxBytes;
    }

    /** The sum of the required parts; beyond {@link #maxBytes()} the heap is too small. */
    public long requiredBytes() {
        return required.values().stream().mapToLong(Long::longValue).sum();
    }

    private long dividedBytes() {
        return Math.max(0, maxBytes - requiredBytes());
    }

    /** The bytes of every part by name: the required ones, the shares, and the rest. */
    public Map<String, Long> parts() {
        Map<String, Long> parts = new LinkedHashMap<>(required);
        long rest = dividedBytes();
        for (HeapShare share : HeapShare.values()) {
            long bytes = share.of(dividedBytes());
            parts.put(share.text(), bytes);
            rest -= bytes;
        }
        parts.put(REST, rest);
        return parts;
    }
}
