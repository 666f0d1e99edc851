package com.ticketing.events.query.catalog.location;

/**
 * Entry of the {@link LocationDictionary}: one distinct location text, shared by all Events that have it.
 *
 * @param ordinal the number of the entry in the dictionary, from 0; never changes
 * @param text the location as written
 */
public record Location(int ordinal, String text) {}
