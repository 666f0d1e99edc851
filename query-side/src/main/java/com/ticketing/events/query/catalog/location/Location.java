package com.ticketing.events.query.catalog.location;

/**
 * A location as it was written, once for all the Events that have it.
 *
 * @param number its place in the dictionary, from 0
 * @param text as written
 * @param folded as {@link CaseFolding} leaves it
 */
public record Location(int number, String text, String folded) {}
