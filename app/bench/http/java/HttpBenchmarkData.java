package com.ticketing.events.query.catalog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.EventCreated;
import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Event logs, bodies and request paths for benchmarks, from the generators of the index benchmark. */
final class HttpBenchmarkData {

    private static final int BATCH = 2_000;
    private static final int MAX_APPENDS = 500_000;

    private HttpBenchmarkData() {}

    /**
     * Arguments: {@code log DIRECTORY EVENTS}, {@code bodies FILE EVENTS}, {@code paths}, or {@code appends DIRECTORY
     * CALLERS SECONDS}.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "log" -> writeLog(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "bodies" -> writeBodies(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "paths" ->
                new QueryMixture(new ConferenceEvents()).requests().forEach(query -> System.out.println(path(query)));
            case "appends" ->
                append(
                        Path.of(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Duration.ofSeconds(Long.parseLong(arguments[3])));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void writeLog(Path directory, int count) {
        try (ExternalWriter writer = ExternalWriter.inDirectory(directory)) {
            new ConferenceEvents().events(count).gather(Gatherers.windowFixed(BATCH)).forEach(writer::appendCreations);
        }
    }

    /** Writes a request body of {@code POST /events} in each line. */
    private static void writeBodies(Path file, int count) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (EventCreated event : (Iterable<EventCreated>) new ConferenceEvents().events(count)::iterator) {
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("title", event.title());
                body.put("startAt", event.startAt().toString());
                body.put("endAt", event.endAt().toString());
                body.put("location", event.location());
                body.put("status", event.status().name());
                body.put("internalNotes", event.internalNotes());
                body.put("createdBy", event.createdBy());
                out.write(json.writeValueAsString(body));
                out.newLine();
            }
        }
    }

    private static String path(Map<String, String> query) {
        return query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&", "/public/events?", ""));
    }

    /** Prints appends/s of concurrent callers, each with one append at a time, after two seconds of warm-up. */
    private static void append(Path directory, int callers, Duration length) throws InterruptedException {
        List<EventCreated> events = new ConferenceEvents().events(MAX_APPENDS).toList();
        LongAdder appended = new LongAdder();
        try (ExternalWriter writer = ExternalWriter.inDirectory(directory)) {
            Duration warmUp = Duration.ofSeconds(2);
            long end = System.nanoTime() + warmUp.plus(length).toNanos();
            List<Thread> threads = IntStream.range(0, callers)
                    .mapToObj(caller -> Thread.startVirtualThread(() -> {
                        for (int i = caller; i < events.size() && System.nanoTime() < end; i += callers) {
                            writer.appendCreations(List.of(events.get(i)));
                            appended.increment();
                        }
                    }))
                    .toList();
            Thread.sleep(warmUp);
            long before = appended.sum();
            long start = System.nanoTime();
            Thread.sleep(length);
            System.out.printf("%.0f%n", (appended.sum() - before) * 1e9 / (System.nanoTime() - start));
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
