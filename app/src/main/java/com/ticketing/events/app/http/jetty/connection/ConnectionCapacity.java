package com.ticketing.events.app.http.jetty.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.heap.HeapShare;
import java.lang.management.ManagementFactory;

/** Number of connections for which the process has heap and file descriptors. */
public final class ConnectionCapacity {

    /**
     * 1/8 of the descriptors, but at least 128, stay free for the database, outgoing connections, and the libraries
     * that are opened when their first class is loaded.
     */
    private static final int DESCRIPTOR_SHARE = 8;

    private static final int MIN_DESCRIPTOR_RESERVE = 128;
    private static final int MIN_CONNECTIONS = 16;

    private ConnectionCapacity() {}

    /** The number of connections for this process, at most {@code configured}. */
    public static int ofProcess(int configured, HeapBudget heap) {
        int byHeap = heap.limit(HeapShare.CONNECTIONS, configured);
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? of(byHeap, unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount())
                : of(byHeap, Long.MAX_VALUE, 0);
    }

    /**
     * The number of connections, at least 16.
     *
     * @param byHeap the number for which the heap suffices
     * @param maxDescriptors limit of the process
     * @param openDescriptors in use without any connection
     */
    static int of(int byHeap, long maxDescriptors, long openDescriptors) {
        long reserve = Math.max(MIN_DESCRIPTOR_RESERVE, maxDescriptors / DESCRIPTOR_SHARE);
        long byDescriptors = maxDescriptors - reserve - openDescriptors;
        return Math.toIntExact(Math.max(MIN_CONNECTIONS, Math.min(byHeap, byDescriptors)));
    }
}
