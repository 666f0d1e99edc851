package com.ticketing.events.app.faults.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Files of JSON lines to be loaded. */
public final class JsonLinesFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonLinesFile() {}

    /** Bodies that differ in title, in a place that the name tells apart. */
    public static List<String> of(String place, int count) {
        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return IntStream.range(0, count)
                .mapToObj(n -> JSON.writeValueAsString(Map.of(
                        "title",
                        "Night " + n + " ♪",
                        "startAt",
                        startAt.plus(n, ChronoUnit.MINUTES),
                        "endAt",
                        startAt.plus(n + 60L, ChronoUnit.MINUTES),
                        "location",
                        place,
                        "status",
                        n % 2 == 0 ? "PUBLISHED" : "DRAFT")))
                .toList();
    }

    public static Path write(Path directory, List<String> lines) {
        try {
            return Files.write(directory.resolve("move in.jsonl"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
