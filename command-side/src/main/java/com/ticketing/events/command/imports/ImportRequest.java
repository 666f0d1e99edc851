package com.ticketing.events.command.imports;

import com.ticketing.events.command.IdempotencyKey;
import com.ticketing.events.command.web.CommandMetadata;
import com.ticketing.events.command.web.JsonBodyReader;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * What a request for an import states, without its lines.
 *
 * @param keyPrefix prefix of the idempotency keys; null if the content of a line is its key
 * @param isDryRun whether the lines are checked only
 */
record ImportRequest(
        String actor, String requestId, @Nullable String keyPrefix, boolean isDryRun) {

    static final String NDJSON_VALUE = "application/x-ndjson";

    private static final MediaType NDJSON = MediaType.parseMediaType(NDJSON_VALUE);
    private static final String DRY_RUN = "dryRun";

    /**
     * Parses the head of a request.
     *
     * @throws com.ticketing.events.error.Refusal with all violations, or if the body has another media type
     */
    static ImportRequest of(HttpServletRequest request) {
        JsonBodyReader.requireType(request, NDJSON);
        List<Violation> violations = new ArrayList<>();
        String prefix = parseKeyPrefix(request, violations);
        boolean isDryRun = parseDryRun(request.getParameterValues(DRY_RUN), violations);
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
        return new ImportRequest(CommandMetadata.actor(request), request.getRequestId(), prefix, isDryRun);
    }

    private static @Nullable String parseKeyPrefix(HttpServletRequest request, List<Violation> violations) {
        try {
            return IdempotencyKey.of(request).map(IdempotencyKey::value).orElse(null);
        } catch (InvalidRequest e) {
            violations.addAll(e.details());
            return null;
        }
    }

    private static boolean parseDryRun(String @Nullable [] values, List<Violation> violations) {
        if (values == null || (values.length == 1 && values[0].isEmpty())) {
            return false;
        }
        if (values.length > 1 || !List.of("true", "false").contains(values[0])) {
            violations.add(new Violation(DRY_RUN, "Must be true or false, given once"));
            return false;
        }
        return values[0].equals("true");
    }
}
