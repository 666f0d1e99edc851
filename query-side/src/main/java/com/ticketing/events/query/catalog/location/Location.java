package com.ticketing.events.query.catalog.location;

/**
 * Entry of the {@link LocationDictionary}: one distinct location text, shared by all Events that have it.
 *
 * @param ordinal the number of the entry in the dictionary, from 0; never changes
 * @param group the ordinal of the first location that differs from this one in case alone; its own if there is none
 * @param text the location as written
 */
public record Location(int ordinal, int group, String text) {}
