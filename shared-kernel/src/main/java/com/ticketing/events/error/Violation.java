package com.ticketing.events.error;

/**
 * A broken rule of one field, header or parameter of a request.
 *
 * @param field its name in the request, truncated to 200 UTF-16 units
 * @param message human-readable text without the rejected value
 */
public record Violation(String field, String message) {

    private static final int MAX_FIELD_LENGTH = 200;

    /** Truncates the field name and replaces lone surrogates, because field names come from the client unchecked. */
    public Violation {
        field = field.length() > MAX_FIELD_LENGTH ? field.substring(0, MAX_FIELD_LENGTH) + "…" : field;
        field = field.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
