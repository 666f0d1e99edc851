package com.ticketing.events.command.event;

import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * Precondition of a change: the versions that the Event may have (RFC 9110, 13.1.1).
 *
 * <p>{@link ETag#parse} skips text that is not an entity tag, so the whole header is matched against the grammar first.
 *
 * @param tags the entity tags of the header; null if every version is admitted
 */
public record IfMatch(@Nullable Set<ETag> tags) {

    static final String HEADER = "If-Match";

    /** Admits every version. */
    public static final IfMatch ANY = new IfMatch(null);

    private static final String ENTITY_TAG = "(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"";
    private static final Pattern ENTITY_TAGS = Pattern.compile(ENTITY_TAG + "(?:[ \\t]*,[ \\t]*" + ENTITY_TAG + ")*+");

    /**
     * Parses the header, which may occur several times. A malformed header is reported to {@code violations} and admits
     * every version.
     */
    public static IfMatch of(HttpServletRequest request, Consumer<Violation> violations) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        String value = String.join(",", values).strip();
        if (values.isEmpty() || value.equals("*")) {
            return ANY;
        }
        if (!ENTITY_TAGS.matcher(value).matches()) {
            violations.accept(new Violation(HEADER, "Must be * or entity tags such as \"0\""));
            return ANY;
        }
        return new IfMatch(Set.copyOf(ETag.parse(value)));
    }

    /**
     * Parses the header of a request without a body.
     *
     * @throws InvalidRequest if the header is malformed
     */
    public static IfMatch of(HttpServletRequest request) {
        return of(request, violation -> {
            throw new InvalidRequest(List.of(violation));
        });
    }

    /**
     * Checks the precondition by strong comparison, in which weak entity tags never match (RFC 9110, 8.8.3.2).
     *
     * @throws StaleVersion if no entity tag matches {@code version}
     */
    public void require(long version) {
        if (tags != null && !tags.contains(new ETag(Long.toString(version), false))) {
            throw new StaleVersion(version);
        }
    }
}
