package com.ticketing.events.app.pages;

import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Event bodies with the titles and locations of real conferences, for screenshots. */
public final class ConferenceBodies {

    private ConferenceBodies() {}

    /**
     * Upcoming two-day Events, three days apart.
     *
     * @param skip number of conferences at the beginning of the file to leave out
     */
    public static List<EventBody> read(int skip, int count) throws IOException {
        List<String> lines;
        try (InputStream file = ConferenceBodies.class.getResourceAsStream("/conferences-200.jsonl")) {
            lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(skip)
                    .limit(count)
                    .toList();
        }
        return IntStream.range(0, count)
                .mapToObj(n -> body(n, Json.read(lines.get(n))))
                .toList();
    }

    private static EventBody body(int n, JsonNode conference) {
        return EventBody.valid()
                .between(EventBody.inDays(4 + 3 * n) + "T09:00:00Z", EventBody.inDays(5 + 3 * n) + "T17:00:00Z")
                .with("title", conference.get("title").stringValue())
                .with("location", conference.get("location").stringValue());
    }
}
