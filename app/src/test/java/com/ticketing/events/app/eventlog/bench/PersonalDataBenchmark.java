package com.ticketing.events.app.eventlog.bench;

import com.ticketing.events.EventCreated;
import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.axon.DurableEventStore;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.app.personaldata.wrapping.FileKeyWrapping;
import com.ticketing.events.app.personaldata.wrapping.KeyFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.messaging.MetaData;

/**
 * Benchmark of encryption: appends and replays of creations with and without personal data, or with wrapped and bare
 * data keys, alternating, in separate logs. Run as docs/benchmarks.md describes.
 */
final class PersonalDataBenchmark {

    private static final int[] CALLERS = {1, 32, 128};
    private static final int ROUNDS = 7;
    private static final int REPLAYED = 100_000;

    private final String database;
    private final Duration length;
    private final boolean comparesKeys;

    private PersonalDataBenchmark(String database, Duration length, boolean comparesKeys) {
        this.database = database;
        this.length = length;
        this.comparesKeys = comparesKeys;
    }

    /**
     * Arguments: {@code sqlite} or {@code postgresql}, the seconds of each run, and optionally {@code keys} to compare
     * wrapped with bare data keys.
     */
    static void main(String[] arguments) throws Exception {
        boolean postgresql = arguments[0].equals("postgresql");
        Path directory = Files.createTempDirectory("personal-data-benchmark");
        try (TestPostgres server = postgresql ? TestPostgres.durable() : null;
                EventLog with = open(server, directory.resolve("with"), wrappedKeys(directory));
                EventLog without = open(server, directory.resolve("without"), new DatabaseDataKeys())) {
            PersonalDataBenchmark benchmark = new PersonalDataBenchmark(
                    arguments[0], Duration.ofSeconds(Long.parseLong(arguments[1])), arguments.length > 2);
            for (int callers : CALLERS) {
                benchmark.appends(callers, with, without);
            }
            benchmark.replays(with, without);
        }
    }

    private static EventLog open(TestPostgres server, Path directory, DataKeys keys) {
        return EventLog.open(BenchmarkLog.open(server, directory), BenchmarkLog.SETTINGS, keys);
    }

    private static DataKeys wrappedKeys(Path directory) {
        return new DatabaseDataKeys(new FileKeyWrapping(KeyFile.inDataDirectory(directory)));
    }

    private void appends(int callers, EventLog with, EventLog without) throws InterruptedException {
        double[] encrypted = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double first = perSecond(callers, with, true);
            double second = perSecond(callers, without, comparesKeys);
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
        BenchmarkLog.runCallers(callers, () -> {
            while (System.nanoTime() - start < length.toNanos()) {
                engine.appendEvents(created(personal));
                appends.incrementAndGet();
            }
        });
        return appends.get() * 1e9 / (System.nanoTime() - start);
    }

    /** Measures CPU time of the reading thread, which other processes do not distort. */
    private void replays(EventLog with, EventLog without) throws Exception {
        fill(with, true);
        fill(without, comparesKeys);
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
        try (TrackingEventStream stream = new DurableEventStore(log, engine(log)).openStream(null)) {
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
                "%s, %s: %s %,.0f (%,.0f to %,.0f), %s %,.0f (%,.0f to %,.0f)%n",
                database,
                what,
                comparesKeys ? "wrapped keys" : "with personal data",
                encrypted[ROUNDS / 2],
                encrypted[0],
                encrypted[ROUNDS - 1],
                comparesKeys ? "bare keys" : "without",
                plain[ROUNDS / 2],
                plain[0],
                plain[ROUNDS - 1]);
    }

    private static EventLogStorageEngine engine(EventLog log) {
        return TestEventLog.domainEventEngine(log);
    }

    private static GenericDomainEventMessage<EventCreated> created(boolean personal) {
        return BenchmarkLog.created(personal, MetaData.emptyInstance());
    }
}
