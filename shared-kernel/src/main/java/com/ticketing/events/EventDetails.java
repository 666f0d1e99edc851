package com.ticketing.events;

import java.time.Instant;

/**
 * What visitors are told about an Event: its name, when and where.
 *
 * @param title 1-200 code points, trimmed, no control characters
 * @param endAt after {@code startAt}
 * @param location 1-500 code points, trimmed, no control characters
 */
public record EventDetails(String title, Instant startAt, Instant endAt, String location) {}
