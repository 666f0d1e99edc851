package com.ticketing.events.app.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * What the calling thread has read of the log to decide on a command, and what it has appended. Thread-safe: each
 * thread has values of its own.
 */
final class DecisionContext {

    /** How often the log had been replaced when the thread began to read. */
    private final ThreadLocal<@Nullable Long> replacements = new ThreadLocal<>();

    private final ThreadLocal<@Nullable Long> lastRead = new ThreadLocal<>();
    private final ThreadLocal<@Nullable Long> lastAppended = new ThreadLocal<>();

    /** Records that the thread begins to read an Event, unless it has begun before. */
    void beginRead(long currentReplacements) {
        if (replacements.get() == null) {
            replacements.set(currentReplacements);
        }
    }

    /** Records the position of a domain event that the thread has read. */
    void read(long position) {
        lastRead.set(position);
    }

    /** Ends the reading and returns how often the log had been replaced when it began; {@code current} without one. */
    long endRead(long current) {
        Long begun = replacements.get();
        replacements.remove();
        return begun == null ? current : begun;
    }

    /** Records the position of the last domain event that the thread has appended. */
    void appended(long position) {
        lastAppended.set(position);
    }

    /**
     * Returns and forgets the last appended position; without one the later of {@code head} and what the thread has
     * read.
     */
    long takePosition(long head) {
        Long appended = lastAppended.get();
        lastAppended.remove();
        Long read = lastRead.get();
        lastRead.remove();
        return appended == null ? Math.max(head, read == null ? 0 : read) : appended;
    }
}
