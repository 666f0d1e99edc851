package com.ticketing.events.query.http;

import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import com.ticketing.events.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The query parameters of one request, and what was found wrong with them so far. Empty ones count as absent. */
public final class QueryParameters {

    private final Map<String, String[]> given;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * Nothing is wrong yet.
     *
     * @param given the values of each parameter, decoded and in the request's order
     */
    public QueryParameters(Map<String, String[]> given) {
        this.given = given;
    }

    /**
     * The value of a parameter that takes one.
     *
     * @param reader turns the text into the value, or into nothing if it breaks the rule
     * @param rule what to tell a client whose text breaks it
     * @return nothing if the parameter is absent or wrong
     */
    public <T> Optional<T> one(String name, Function<String, Optional<T>> reader, String rule) {
        List<String> texts = valuesOf(name);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        if (texts.size() > 1) {
            refuse(name, "Must be given only once");
            return Optional.empty();
        }
        Optional<T> value = reader.apply(texts.getFirst());
        if (value.isEmpty()) {
            refuse(name, rule);
        }
        return value;
    }

    /** The values of a parameter that takes several, separated by commas or repeated: trimmed, without blank ones. */
    public List<String> several(String name) {
        List<String> values = new ArrayList<>();
        for (String text : valuesOf(name)) {
            int begin = 0;
            for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', begin)) {
                addUnlessBlank(text.substring(begin, comma), values);
                begin = comma + 1;
            }
            addUnlessBlank(text.substring(begin), values);
        }
        return values;
    }

    private static void addUnlessBlank(String text, List<String> values) {
        String trimmed = WhiteSpace.trim(text);
        if (!trimmed.isEmpty()) {
            values.add(trimmed);
        }
    }

    /** Remembers something that is wrong. */
    public void refuse(String name, String message) {
        violations.add(new Violation(name, message));
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidRequest if anything was refused, naming all of it
     */
    public void throwIfRefused() {
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
    }

    private List<String> valuesOf(String name) {
        String[] values = given.get(name);
        if (values == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(values.length);
        for (String value : values) {
            if (!value.isEmpty()) {
                texts.add(value);
            }
        }
        return texts;
    }
}
