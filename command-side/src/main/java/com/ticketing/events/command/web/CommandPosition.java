package com.ticketing.events.command.web;

/** Position of a command in the event log. */
@FunctionalInterface
public interface CommandPosition {

    /**
     * The position of the last domain event that the calling thread has appended since the previous call; if it has
     * appended none, the head of the log that this node knows, or the last position that it has read beyond that.
     */
    long take();
}
