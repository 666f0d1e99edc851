package com.ticketing.events.query.http;

import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import com.ticketing.events.text.TimeZones;
import com.ticketing.events.text.WhiteSpace;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Query parameters of one request, with the violations found so far. Empty values count as absent. Not thread-safe. */
public final class QueryParameters {

    private final Map<String, String[]> parameters;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * Creates the parameters without violations.
     *
     * @param parameters the values of each parameter, decoded, in the request's order
     */
    public QueryParameters(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    /**
     * The value of a parameter that may occur once.
     *
     * @param parser parses the text; empty if it violates the rule
     * @param rule the message of the violation
     * @return empty if the parameter is absent or invalid
     */
    public <T> Optional<T> single(String name, Function<String, Optional<T>> parser, String rule) {
        List<String> texts = valuesOf(name);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        if (texts.size() > 1) {
            report(name, "Must be given only once");
            return Optional.empty();
        }
        Optional<T> value = parser.apply(texts.getFirst());
        if (value.isEmpty()) {
            report(name, rule);
        }
        return value;
    }

    /** The time zone {@code tz}; empty if it is absent or invalid. */
    public Optional<ZoneId> timeZone() {
        return single("tz", TimeZones::parse, "Must be an IANA time zone, such as Europe/Berlin");
    }

    /** The values of a parameter that may be repeated or comma-separated: trimmed, without blank values. */
    public List<String> list(String name) {
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

    /** The values of a parameter that may be repeated: trimmed, without blank values. */
    public List<String> repeated(String name) {
        List<String> values = new ArrayList<>();
        valuesOf(name).forEach(text -> addUnlessBlank(text, values));
        return values;
    }

    private static void addUnlessBlank(String text, List<String> values) {
        String trimmed = WhiteSpace.trim(text);
        if (!trimmed.isEmpty()) {
            values.add(trimmed);
        }
    }

    /** Adds a violation. */
    public void report(String name, String message) {
        violations.add(new Violation(name, message));
    }

    /**
     * Checks that there are no violations.
     *
     * @throws InvalidRequest with all violations, if there are any
     */
    public void throwIfInvalid() {
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
    }

    private List<String> valuesOf(String name) {
        String[] values = parameters.get(name);
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
