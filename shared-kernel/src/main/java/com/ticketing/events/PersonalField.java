package com.ticketing.events;

import java.util.List;

/** The fields of domain events that hold personal data, by the names under which they are stored and shown. */
public final class PersonalField {

    public static final String INTERNAL_NOTES = "internalNotes";

    public static final String CREATED_BY = "createdBy";

    /** All of them. */
    public static final List<String> NAMES = List.of(INTERNAL_NOTES, CREATED_BY);

    private PersonalField() {}
}
