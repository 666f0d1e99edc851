package com.ticketing.events.command;

import com.ticketing.events.error.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The precondition of a change (RFC 9110, 13.1.1): the versions that the Event may have.
 *
 * @param tags the entity tags named, weak ones with their prefix; null when any version will do
 */
public record IfMatch(@Nullable Set<String> tags) {

    static final String HEADER = "If-Match";

    static final IfMatch ANY = new IfMatch(null);

    private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"";
    private static final Pattern ONE_TAG = Pattern.compile(TAG);
    private static final Pattern TAGS = Pattern.compile("%s(?:[ \\t]*,[ \\t]*%s)*".formatted(TAG, TAG));

    /** Reads the header; what cannot be read is reported, and any version will do then. */
    public static IfMatch of(HttpServletRequest request, Consumer<Violation> violations) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        String value = String.join(",", values).strip();
        if (values.isEmpty() || value.equals("*")) {
            return ANY;
        }
        if (!TAGS.matcher(value).matches()) {
            violations.accept(new Violation(HEADER, "Must be * or entity tags such as \"0\""));
            return ANY;
        }
        return new IfMatch(
                ONE_TAG.matcher(value).results().map(MatchResult::group).collect(Collectors.toSet()));
    }

    /** Refuses every version but those named; a weak tag names none. */
    void require(long version) {
        if (tags != null && !tags.contains("\"%d\"".formatted(version))) {
            throw new StaleVersion(version);
        }
    }
}
