package com.ticketing.events.app.eventlog.bench;

import com.sun.management.OperatingSystemMXBean;
import com.ticketing.events.EventCreated;
import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.axon.DurableEventStore;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.eventlog.serialization.DomainEventTypeNames;
import com.ticketing.events.app.eventlog.serialization.EventSerializer;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.messaging.MetaData;

/**
 * Benchmark of appends from 1 to 128 callers: event log, plain group commit into the same table, Axon's JDBC engine, on
 * SQLite the event log without a witness, on PostgreSQL pgbench. They alternate so that all run under the same load of
 * the machine. A replay follows. Run as docs/benchmarks.md describes.
 */
final class EventLogBenchmark {

    private static final int[] CALLERS = {1, 8, 32, 128};
    private static final int ROUNDS = 7;

    private static final EventSerializer SERIALIZER = new EventSerializer(new DomainEventTypeNames());
    private static final PersonalDataEncryption ENCRYPTION = new PersonalDataEncryption(new DatabaseDataKeys());

    private EventLogBenchmark() {}

    private interface Contender {
        void append() throws Exception;
    }

    private record Run(double perSecond, double p50Millis, double p99Millis) {}

    /** Arguments: {@code sqlite} or {@code postgresql}, and the seconds of each run. */
    static void main(String[] arguments) throws Exception {
        boolean postgresql = arguments[0].equals("postgresql");
        Duration length = Duration.ofSeconds(Long.parseLong(arguments[1]));
        Path directory = Files.createTempDirectory("event-log-benchmark");
        try (TestPostgres server = postgresql ? TestPostgres.durable() : null;
                LogDatabase forLog = BenchmarkLog.open(server, directory.resolve("log"));
                LogDatabase forPlain = BenchmarkLog.open(server, directory.resolve("plain"));
                AxonJdbcLog axon = AxonJdbcLog.open(server, directory.resolve("axon.db"), SERIALIZER);
                EventLog log = EventLog.open(forLog, BenchmarkLog.SETTINGS)) {
            EventLogStorageEngine engine =
                    EventLogStorageEngine.builder(log, SERIALIZER).build();
            Map<String, Contender> contenders = new LinkedHashMap<>();
            PlainGroupCommit plain = plain(forPlain, postgresql);
            contenders.put("plain group commit", () -> plain.append(NewEvent.of(created(), SERIALIZER, ENCRYPTION)));
            contenders.put("event log", () -> engine.appendEvents(created()));
            if (!postgresql) {
                LogDatabase database = new UnwitnessedDatabase(directory.resolve("unwitnessed"));
                EventLogStorageEngine unwitnessedEngine = EventLogStorageEngine.builder(
                                EventLog.open(database, BenchmarkLog.SETTINGS), SERIALIZER)
                        .build();
                contenders.put("without a witness", () -> unwitnessedEngine.appendEvents(created()));
            }
            contenders.put("Axon's JDBC engine", () -> axon.append(created()));
            PgBench pgBench = server == null
                    ? null
                    : new PgBench(server.newDatabase(), NewEvent.of(created(), SERIALIZER, ENCRYPTION));
            for (int callers : CALLERS) {
                appends(arguments[0], contenders, callers, length, pgBench);
            }
            replay(arguments[0], log, engine);
        }
    }

    private static PlainGroupCommit plain(LogDatabase database, boolean postgresql) throws SQLException {
        Connection connection = database.openWriter().jdbc();
        if (postgresql) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop trigger announce_domain_event on domain_event");
            }
        }
        return new PlainGroupCommit(connection, postgresql ? "begin" : "begin immediate");
    }

    private static void appends(
            String database, Map<String, Contender> contenders, int callers, Duration length, PgBench pgBench)
            throws Exception {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
                Run run = run(contender.getValue(), callers, length);
                if (round > 0) {
                    runs.computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
                            .add(run);
                }
            }
            if (pgBench != null && round > 0) {
                rates.add(pgBench.run(callers, length));
            }
        }
        if (pgBench != null) {
            Collections.sort(rates);
            System.out.printf(
                    "%s, %3d callers, %-18s %,8.0f/s (%,.0f to %,.0f)%n",
                    database, callers, "pgbench", rates.get(ROUNDS / 2), rates.getFirst(), rates.getLast());
        }
        runs.forEach((name, results) -> {
            results.sort(Comparator.comparingDouble(Run::perSecond));
            Run median = results.get(ROUNDS / 2);
            System.out.printf(
                    "%s, %3d callers, %-18s %,8.0f/s (%,.0f to %,.0f), p50 %.2f ms, p99 %.2f ms%n",
                    database,
                    callers,
                    name,
                    median.perSecond(),
                    results.getFirst().perSecond(),
                    results.getLast().perSecond(),
                    median.p50Millis(),
                    median.p99Millis());
        });
    }

    private static Run run(Contender contender, int callers, Duration length) throws Exception {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        List<Long> latencies = Collections.synchronizedList(new ArrayList<>());
        BenchmarkLog.runCallers(callers, () -> {
            List<Long> own = new ArrayList<>();
            try {
                for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                    contender.append();
                    own.add(System.nanoTime() - now);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            latencies.addAll(own);
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Run(
                sorted.length / seconds, sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
    }

    /** Measures wall-clock time, and CPU time of the process, which other processes do not distort. */
    private static void replay(String database, EventLog log, EventLogStorageEngine engine) throws Exception {
        double[] perSecond = new double[ROUNDS];
        double[] perCoreSecond = new double[ROUNDS];
        for (int round = 0; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            long startCpu = processCpuTime();
            long events = 0;
            try (TrackingEventStream stream = new DurableEventStore(log, engine).openStream(null)) {
                while (stream.hasNextAvailable()) {
                    if (stream.nextAvailable().getPayload() != null) {
                        events++;
                    }
                }
            }
            if (round > 0) {
                long cpu = processCpuTime() - startCpu;
                perSecond[round - 1] = events * 1e9 / (System.nanoTime() - start);
                perCoreSecond[round - 1] = events * 1e9 / cpu;
            }
        }
        Arrays.sort(perSecond);
        Arrays.sort(perCoreSecond);
        System.out.printf(
                "%s, replay of %,d events: %,.0f/s (%,.0f to %,.0f), per core-second %,.0f (%,.0f to %,.0f)%n",
                database,
                log.headPosition(),
                perSecond[ROUNDS / 2],
                perSecond[0],
                perSecond[ROUNDS - 1],
                perCoreSecond[ROUNDS / 2],
                perCoreSecond[0],
                perCoreSecond[ROUNDS - 1]);
    }

    private static long processCpuTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static GenericDomainEventMessage<EventCreated> created() {
        return BenchmarkLog.created(
                true,
                MetaData.with("actor", "admin")
                        .and("requestId", UUID.randomUUID().toString()));
    }
}
