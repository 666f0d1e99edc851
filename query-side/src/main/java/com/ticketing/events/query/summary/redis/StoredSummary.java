package com.ticketing.events.query.summary.redis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of a summary: a JSON array of its chunks. A value of another form counts as absent. */
final class StoredSummary {

    private static final int MAX_LENGTH = 16_384;
    private static final int MIN_WORDS = 50;
    private static final int MAX_WORDS = 100;

    /** Two to five words on one line; all chunks but the last end with a space. */
    private static final Pattern CHUNK =
            Pattern.compile("[^\\p{IsWhite_Space}\\p{Cc}]+(?: [^\\p{IsWhite_Space}\\p{Cc}]+){1,4} ?");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> CHUNKS = new TypeReference<>() {};

    private StoredSummary() {}

    static String of(List<String> chunks) {
        return JSON.writeValueAsString(chunks);
    }

    /** The chunks of a stored value. */
    static Optional<List<String>> read(String value) {
        if (value.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(value, CHUNKS)).filter(StoredSummary::isSummary);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean isSummary(List<String> chunks) {
        for (int i = 0; i < chunks.size(); i++) {
            String chunk = chunks.get(i);
            boolean isLast = i == chunks.size() - 1;
            if (chunk == null || !CHUNK.matcher(chunk).matches() || chunk.endsWith(" ") == isLast) {
                return false;
            }
        }
        int words = String.join("", chunks).split(" ").length;
        return words >= MIN_WORDS && words <= MAX_WORDS;
    }
}
