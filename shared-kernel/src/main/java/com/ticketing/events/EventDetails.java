package com.ticketing.events;

import java.time.Instant;

/**
 * Title, dates and location of an Event.
 *
 * @param title 1-200 code points, trimmed, no control characters
 * @param startAt time at which the Event starts
 * @param endAt time at which it ends; after {@code startAt}
 * @param location 1-500 code points, trimmed, no control characters
 */
public record EventDetails(String title, Instant startAt, Instant endAt, String location) {}
