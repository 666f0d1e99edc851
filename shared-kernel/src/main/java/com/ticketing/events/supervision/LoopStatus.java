package com.ticketing.events.supervision;

import org.jspecify.annotations.Nullable;

/**
 * Status of a loop at one instant.
 *
 * @param iterations iterations since the start of the process
 * @param failures failures since the start of the process
 * @param lastFailure class and message of the last failure; null if there was none
 */
public record LoopStatus(
        String name,
        LoopState state,
        long iterations,
        long failures,
        @Nullable String lastFailure) {}
