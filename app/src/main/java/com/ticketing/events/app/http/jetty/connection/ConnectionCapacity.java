package com.ticketing.events.app.http.jetty.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Number of connections for which the process has file descriptors and heap. */
public final class ConnectionCapacity {

    /** Upper bound of the heap of an open connection without a request. */
    private static final int HEAP_BYTES_PER_CONNECTION = 4 << 10;

    /** Connections without requests may occupy 1/8 of the heap. */
    private static final int HEAP_SHARE = 8;

    /** 1/8 of the descriptors, but at least 64, stay free for the database, files and outgoing connections. */
    private static final int DESCRIPTOR_SHARE = 8;

    private static final int MIN_DESCRIPTOR_RESERVE = 64;
    private static final int MIN_CONNECTIONS = 16;

    private ConnectionCapacity() {}

    /** The number of connections for this process, at most {@code configured}. */
    public static int ofProcess(int configured) {
        long maxHeap = Runtime.getRuntime().maxMemory();
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? of(configured, maxHeap, unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount())
                : of(configured, maxHeap, Long.MAX_VALUE, 0);
    }

    /**
     * The number of connections, at least 16.
     *
     * @param maxDescriptors limit of the process
     * @param openDescriptors in use without any connection
     */
    static int of(int configured, long maxHeapBytes, long maxDescriptors, long openDescriptors) {
        long byHeap = maxHeapBytes / HEAP_SHARE / HEAP_BYTES_PER_CONNECTION;
        long reserve = Math.max(MIN_DESCRIPTOR_RESERVE, maxDescriptors / DESCRIPTOR_SHARE);
        long byDescriptors = maxDescriptors - reserve - openDescriptors;
        return Math.toIntExact(Math.max(MIN_CONNECTIONS, Math.min(configured, Math.min(byHeap, byDescriptors))));
    }
}
