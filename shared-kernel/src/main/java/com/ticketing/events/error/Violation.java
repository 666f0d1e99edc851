package com.ticketing.events.error;

/**
 * One thing that is wrong with a request.
 *
 * @param field the request's own name for the field, header or parameter
 * @param message for people, without the offending value
 */
public record Violation(String field, String message) {

    private static final int LONGEST_FIELD = 200;

    /** Field names can be anything a client typed: what UTF-8 cannot carry and what is overlong is cut out of them. */
    public Violation {
        field = field.length() > LONGEST_FIELD ? field.substring(0, LONGEST_FIELD) + "…" : field;
        field = field.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
