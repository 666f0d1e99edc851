package com.ticketing.events;

import java.util.List;

/** Names of the domain event fields that hold personal data, as stored and as shown by the API. */
public final class PersonalField {

    public static final String INTERNAL_NOTES = "internalNotes";

    public static final String CREATED_BY = "createdBy";

    /** All names above. */
    public static final List<String> NAMES = List.of(INTERNAL_NOTES, CREATED_BY);

    private PersonalField() {}
}
