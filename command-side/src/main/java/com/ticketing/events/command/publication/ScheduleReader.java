package com.ticketing.events.command.publication;

import java.util.function.Consumer;

/** Reads the scheduled publications that the event log has. */
@FunctionalInterface
public interface ScheduleReader {

    /**
     * Reads every schedule that no later domain event has ended, in any order. The time grows with the log, the memory
     * does not.
     *
     * @return the position up to which the log was read; later domain events have to be followed from there
     * @throws com.ticketing.events.error.Unavailable if the log does not respond
     */
    long readOpen(Consumer<ScheduledPublication> schedules);
}
