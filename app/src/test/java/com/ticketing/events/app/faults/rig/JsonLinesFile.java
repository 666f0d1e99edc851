package com.ticketing.events.app.faults.rig;

import com.ticketing.events.app.support.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Files of JSON lines for the command {@code load}. */
public final class JsonLinesFile {

    private JsonLinesFile() {}

    /** Lines with Events that differ in title and dates and share a location. */
    public static List<String> lines(String location, int count) {
        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return IntStream.range(0, count)
                .mapToObj(n -> Json.write(Map.of(
                        "title",
                        "Night " + n + " ♪",
                        "startAt",
                        startAt.plus(n, ChronoUnit.MINUTES),
                        "endAt",
                        startAt.plus(n + 60L, ChronoUnit.MINUTES),
                        "location",
                        location,
                        "status",
                        n % 2 == 0 ? "PUBLISHED" : "DRAFT")))
                .toList();
    }

    /** Writes the lines to a file with a space in its name. */
    public static Path write(Path directory, List<String> lines) {
        try {
            return Files.write(directory.resolve("move in.jsonl"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
