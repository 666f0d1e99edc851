package com.ticketing.events.app.eventlog.bench;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.axon.DomainEventTypeNames;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.axon.EventSerializer;
import com.ticketing.events.app.eventlog.axon.LogEventStream;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.eventlog.jdbc.PostgresDatabase;
import com.ticketing.events.app.eventlog.jdbc.SqliteDatabase;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/**
 * What encryption costs: appends and replays of creations with personal data beside such without any, in turns and into
 * logs of their own. How to run it stands in docs/benchmarks.md.
 */
final class PersonalDataBenchmark {

    private static final int[] CALLERS = {1, 32, 128};
    private static final int ROUNDS = 7;
    private static final int REPLAYED = 100_000;

    private final String database;
    private final Duration length;

    private PersonalDataBenchmark(String database, Duration length) {
        this.database = database;
        this.length = length;
    }

    /** Arguments: {@code sqlite} or {@code postgresql}, and the seconds of each run. */
    static void main(String[] arguments) throws Exception {
        boolean postgresql = arguments[0].equals("postgresql");
        Path directory = Files.createTempDirectory("personal-data-benchmark");
        EventLogProperties.Log settings =
                new EventLogProperties.Log(4096, Duration.ofSeconds(30), 2048, 1000, Duration.ofMillis(250));
        try (TestPostgres server = postgresql ? TestPostgres.durable() : null;
                EventLog with = open(server, directory.resolve("with"), settings);
                EventLog without = open(server, directory.resolve("without"), settings)) {
            PersonalDataBenchmark benchmark =
                    new PersonalDataBenchmark(arguments[0], Duration.ofSeconds(Long.parseLong(arguments[1])));
            for (int callers : CALLERS) {
                benchmark.appends(callers, with, without);
            }
            benchmark.replays(with, without);
        }
    }

    private static EventLog open(TestPostgres server, Path directory, EventLogProperties.Log settings) {
        return EventLog.on(
                server == null
                        ? SqliteDatabase.open(directory)
                        : PostgresDatabase.open(server.newDatabase(), null, null, settings.pollInterval()),
                settings);
    }

    private void appends(int callers, EventLog with, EventLog without) throws InterruptedException {
        double[] encrypted = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double first = perSecond(callers, with, true);
            double second = perSecond(callers, without, false);
            if (round >= 0) {
                encrypted[round] = first;
                plain[round] = second;
            }
        }
        print("appends/s, %d callers".formatted(callers), encrypted, plain);
    }

    private double perSecond(int callers, EventLog log, boolean personal) throws InterruptedException {
        EventLogStorageEngine engine = engine(log);
        AtomicLong appends = new AtomicLong();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < callers; c++) {
            threads.add(Thread.startVirtualThread(() -> {
                while (System.nanoTime() - start < length.toNanos()) {
                    engine.appendEvents(created(personal));
                    appends.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return appends.get() * 1e9 / (System.nanoTime() - start);
    }

    /** By the time that the reading thread had a core, which other processes do not disturb. */
    private void replays(EventLog with, EventLog without) throws Exception {
        fill(with, true);
        fill(without, false);
        double[] encrypted = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double first = replay(with);
            double second = replay(without);
            if (round >= 0) {
                encrypted[round] = first;
                plain[round] = second;
            }
        }
        print("replayed events per second of the core", encrypted, plain);
    }

    private static void fill(EventLog log, boolean personal) {
        EventLogStorageEngine engine = engine(log);
        while (log.headPosition() < REPLAYED) {
            List<GenericDomainEventMessage<EventCreated>> batch = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                batch.add(created(personal));
            }
            engine.appendEvents(batch);
        }
    }

    private static double replay(EventLog log) throws Exception {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long events = 0;
        try (TrackingEventStream stream = new LogEventStream(log, engine(log), 0)) {
            while (events < REPLAYED) {
                if (stream.nextAvailable().getPayload() != null) {
                    events++;
                }
            }
        }
        return events * 1e9 / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }

    private void print(String what, double[] encrypted, double[] plain) {
        Arrays.sort(encrypted);
        Arrays.sort(plain);
        System.out.printf(
                "%s, %s: with personal data %,.0f (%,.0f to %,.0f), without %,.0f (%,.0f to %,.0f)%n",
                database,
                what,
                encrypted[ROUNDS / 2],
                encrypted[0],
                encrypted[ROUNDS - 1],
                plain[ROUNDS / 2],
                plain[0],
                plain[ROUNDS - 1]);
    }

    private static EventLogStorageEngine engine(EventLog log) {
        return EventLogStorageEngine.builder(log, new EventSerializer(new DomainEventTypeNames()))
                .build();
    }

    private static GenericDomainEventMessage<EventCreated> created(boolean personal) {
        UUID id = UUID.randomUUID();
        Instant start = Instant.parse("2099-07-01T18:00:00Z");
        EventCreated payload = new EventCreated(
                id,
                "Jazz at the Lake, an evening with friends",
                start,
                start.plus(Duration.ofHours(4)),
                "Berlin, Waldbühne",
                EventStatus.PUBLISHED,
                personal ? "ring the caretaker" : null,
                personal ? "someone@example.org" : null,
                Instant.now());
        return new GenericDomainEventMessage<>("Event", id.toString(), 0, payload);
    }
}
