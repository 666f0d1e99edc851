package com.ticketing.events.query.catalog.row;

import java.time.Instant;

/**
 * The latest change of the public view of an Event.
 *
 * @param number its number among the public changes of all Events, from 1 without gaps
 * @param at the time of the domain event that was the change
 */
public record PublicChange(long number, Instant at) {}
