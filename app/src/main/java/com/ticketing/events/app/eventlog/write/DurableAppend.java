package com.ticketing.events.app.eventlog.write;

/**
 * An append that is on disk. Times are values of {@link System#nanoTime()}.
 *
 * @param lastPosition the position of its last domain event
 * @param queuedAt when it was queued
 * @param startedAt when its batch began to be written
 * @param endedAt when its batch was committed
 * @param batchSize the number of appends in the batch
 */
public record DurableAppend(long lastPosition, long queuedAt, long startedAt, long endedAt, int batchSize) {}
