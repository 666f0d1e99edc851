package com.ticketing.events.query.catalog;

/** Order of the Events of a search. Events with the same key are ordered by id as text, ascending in every order. */
public enum SortOrder {
    START_AT,
    START_AT_DESCENDING,
    UPDATED_AT,
    UPDATED_AT_DESCENDING;

    /** Whether the key is {@code updatedAt}, which is a private field. */
    public boolean isByUpdate() {
        return this == UPDATED_AT || this == UPDATED_AT_DESCENDING;
    }
}
