package com.ticketing.events.query.catalog.location;

/**
 * A location with the number of its public Events.
 *
 * @param location the most frequent spelling
 * @param events the number of Events in all spellings that differ in case alone
 */
public record LocationCount(String location, int events) {}
