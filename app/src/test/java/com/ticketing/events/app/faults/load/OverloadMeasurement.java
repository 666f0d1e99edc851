package com.ticketing.events.app.faults.load;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Latencies of cheap requests without other load and during each {@link Attack}, with the service in a process of its
 * own ({@code app/bench/overload/run}). The clients share the processors with the service.
 */
public final class OverloadMeasurement {

    private static final int BATCH = 2_000;
    private static final long PAUSE_MILLIS = 10;

    private OverloadMeasurement() {}

    /** A request on one connection. */
    private interface Client {
        int request(KeepAliveClient connection) throws IOException;
    }

    private static final Map<String, Client> VICTIMS = new TreeMap<>(Map.of(
            "list", connection -> connection.get("/public/events"),
            "list at a location", connection -> connection.get("/public/events?locations=hall+77"),
            "health", connection -> connection.get("/actuator/health/readiness"),
            "create",
                    connection -> connection.post(
                            "/events",
                            ServiceProcess.TOKEN,
                            EventBody.at("Hall 77").json())));

    /** Arguments: a directory for the data, the number of Events, seconds of each attack, the attacks. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        int events = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        TestStorage storage = TestStorage.sqlite(directory);
        if (!Files.exists(storage.data())) {
            writeLog(storage, events);
        }
        try (ServiceProcess service = ServiceProcess.ready(storage, List.of("-Xmx512m", "-XX:TieredStopAtLevel=4"))) {
            print("warm-up", measure(service.port(), seconds), "");
            print("quiet", measure(service.port(), seconds), "");
            for (String name : Arrays.copyOfRange(arguments, 3, arguments.length)) {
                attack(Attack.valueOf(name.toUpperCase(Locale.ROOT)), service.port(), seconds);
                print("quiet", measure(service.port(), seconds), "");
            }
        }
    }

    private static void writeLog(TestStorage storage, int count) {
        Instant startAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(1, ChronoUnit.DAYS);
        try (ExternalWriter writer = ExternalWriter.inDirectory(storage.data())) {
            for (int first = 0; first < count; first += BATCH) {
                writer.appendCreations(IntStream.range(first, Math.min(count, first + BATCH))
                        .mapToObj(n -> creation(n, startAt.plus(n, ChronoUnit.MINUTES)))
                        .toList());
            }
        }
    }

    /** Every Event has a location of its own. */
    private static EventCreated creation(int n, Instant startAt) {
        return new EventCreated(
                UUID.randomUUID(),
                "Night " + n,
                startAt,
                startAt.plus(3, ChronoUnit.HOURS),
                "Hall " + n + ", Street " + n % 1_000,
                EventStatus.PUBLISHED,
                null,
                null,
                startAt);
    }

    private static void attack(Attack attack, int port, int seconds) throws InterruptedException {
        AtomicBoolean isEnded = new AtomicBoolean();
        Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
        List<Thread> attackers = IntStream.range(0, attack.connections())
                .mapToObj(_ -> Thread.startVirtualThread(() -> {
                    try (KeepAliveClient connection = new KeepAliveClient(port)) {
                        while (!isEnded.get()) {
                            statuses.computeIfAbsent(connection.get(attack.path()), _ -> new LongAdder())
                                    .increment();
                        }
                    } catch (IOException e) {
                        statuses.computeIfAbsent(0, _ -> new LongAdder()).increment();
                    }
                }))
                .toList();
        Map<String, long[]> latencies = measure(port, seconds);
        isEnded.set(true);
        for (Thread attacker : attackers) {
            attacker.join();
        }
        print(attack.name().toLowerCase(Locale.ROOT), latencies, statuses.toString());
    }

    /** The latencies in nanoseconds of each kind of request, ascending; -1 for a failure. */
    private static Map<String, long[]> measure(int port, int seconds) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Map<String, long[]> latencies = new TreeMap<>();
        List<Thread> threads = new ArrayList<>();
        VICTIMS.forEach((name, client) -> threads.add(Thread.ofPlatform().start(() -> {
            long[] measured = measure(client, port, end);
            synchronized (latencies) {
                latencies.put(name, measured);
            }
        })));
        for (Thread thread : threads) {
            thread.join();
        }
        return latencies;
    }

    private static long[] measure(Client client, int port, long end) {
        List<Long> latencies = new ArrayList<>();
        try (KeepAliveClient connection = new KeepAliveClient(port)) {
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                int status = client.request(connection);
                latencies.add(status < 300 ? System.nanoTime() - start : -1);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException | InterruptedException e) {
            latencies.add(-1L);
        }
        return latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static void print(String phase, Map<String, long[]> latencies, String statuses) {
        latencies.forEach((name, sorted) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %d | %.2f | %.2f | %.2f | %s |%n",
                phase,
                name,
                sorted.length,
                Arrays.stream(sorted).filter(nanos -> nanos < 0).count(),
                percentile(sorted, 0.5),
                percentile(sorted, 0.95),
                percentile(sorted, 0.99),
                statuses));
    }

    private static double percentile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }
}
