package com.ticketing.events.query.http;

import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import com.ticketing.events.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Query parameters of one request, with the violations found so far. Empty values count as absent. Not thread-safe. */
public final class QueryParameters {

    private final Map<String, String[]> given;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * Parameters without violations.
     *
     * @param given the values of each parameter, decoded, in the request's order
     */
    public QueryParameters(Map<String, String[]> given) {
        this.given = given;
    }

    /**
     * The value of a parameter that may be given once.
     *
     * @param parser parses the text; empty if it violates the rule
     * @param rule the message of the violation
     * @return empty if the parameter is absent or invalid
     */
    public <T> Optional<T> one(String name, Function<String, Optional<T>> parser, String rule) {
        List<String> texts = valuesOf(name);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        if (texts.size() > 1) {
            refuse(name, "Must be given only once");
            return Optional.empty();
        }
        Optional<T> value = parser.apply(texts.getFirst());
        if (value.isEmpty()) {
            refuse(name, rule);
        }
        return value;
    }

    /** The values of a parameter that may be repeated or comma-separated: trimmed, without blank values. */
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

    /** Adds a violation. */
    public void refuse(String name, String message) {
        violations.add(new Violation(name, message));
    }

    /**
     * Ends the validation.
     *
     * @throws InvalidRequest with every violation, if there is any
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
