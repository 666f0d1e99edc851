package com.ticketing.events.app.eventlog.bench;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.axon.DurableEventStore;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.database.postgres.PostgresDatabase;
import com.ticketing.events.app.eventlog.fixtures.PostgresPair;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.messaging.MetaData;
import org.postgresql.PGConnection;

/**
 * Benchmark of the time from a commit on one node until a follower of another node has the domain event, on the same
 * PostgreSQL and on a hot standby; alternating with a bare notification and with a bare query of the standby. Then the
 * CPU time of following an idle standby. Run as docs/benchmarks.md describes.
 */
final class VisibilityBenchmark {

    private static final int WARM_UP_ROUNDS = 300;
    private static final Duration IDLE_TIME = Duration.ofSeconds(20);
    private static final String STANDBY_POLL = "select pg_is_in_recovery()";

    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    private VisibilityBenchmark() {}

    /** Argument: the number of rounds. */
    static void main(String[] arguments) throws Exception {
        new VisibilityBenchmark().run(Integer.parseInt(arguments[0]));
    }

    private void run(int rounds) throws Exception {
        try (PostgresPair servers = PostgresPair.durable()) {
            String name = servers.newDatabase();
            TestEventLog.postgres(servers.primaryUrl(name)).close();
            servers.awaitReplay();
            try (EventLog standby = open(servers.standbyUrl(name));
                    Connection onStandby = DriverManager.getConnection(servers.standbyUrl(name))) {
                commit(servers.primaryUrl(name), follow(standby), onStandby, rounds);
                millis.forEach(VisibilityBenchmark::print);
                printIdle(onStandby);
            }
        }
    }

    private void commit(String url, BlockingQueue<Long> replicated, Connection onStandby, int rounds) throws Exception {
        try (TestEventLog writer = TestEventLog.postgres(url);
                EventLog reader = open(url);
                Connection notifier = DriverManager.getConnection(url)) {
            BlockingQueue<Long> onPrimary = follow(reader);
            BlockingQueue<Long> notified = listen(url);
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                if (round == 0) {
                    millis.clear();
                }
                pause();
                execute(notifier, "notify benchmark");
                add("bare notification", System.nanoTime(), notified.take());
                pause();
                append(writer);
                add("node on the same server, since the commit", System.nanoTime(), onPrimary.take());
                replicated.take();
                pause();
                long position = append(writer);
                long committed = System.nanoTime();
                CompletableFuture<Long> replay = awaitReplay(onStandby, position);
                onPrimary.take();
                long seen = replicated.take();
                add("bare query of the standby, since the commit", committed, replay.join());
                add("node on the standby, since the replay", replay.join(), seen);
            }
        }
    }

    private static EventLog open(String url) {
        return EventLog.openReadOnly(
                PostgresDatabase.openReadOnly(url, null, null, BenchmarkLog.SETTINGS.pollInterval()),
                BenchmarkLog.SETTINGS,
                new DatabaseDataKeys(),
                new Supervisor());
    }

    private static long append(TestEventLog writer) {
        writer.domainEventEngine().appendEvents(BenchmarkLog.created(true, MetaData.with("actor", "admin")));
        return writer.eventLog().headPosition();
    }

    /** The instants at which a follower has each domain event, by {@link System#nanoTime()}. */
    private static BlockingQueue<Long> follow(EventLog log) {
        BlockingQueue<Long> instants = new LinkedBlockingQueue<>();
        EventLogStorageEngine engine = TestEventLog.domainEventEngine(log);
        Thread.ofPlatform().daemon().start(() -> {
            try (TrackingEventStream stream = new DurableEventStore(log, engine).openStream(null)) {
                while (true) {
                    stream.nextAvailable().getPayload();
                    instants.add(System.nanoTime());
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        return instants;
    }

    private static BlockingQueue<Long> listen(String url) throws SQLException {
        BlockingQueue<Long> instants = new LinkedBlockingQueue<>();
        Connection connection = DriverManager.getConnection(url);
        execute(connection, "listen benchmark");
        Thread.ofPlatform().daemon().start(() -> {
            try (connection) {
                while (true) {
                    if (connection.unwrap(PGConnection.class).getNotifications(0).length > 0) {
                        instants.add(System.nanoTime());
                    }
                }
            } catch (SQLException e) {
                System.err.println(e.getMessage());
            }
        });
        return instants;
    }

    /** Queries without a pause until the standby has the domain event; completes with the instant. */
    private static CompletableFuture<Long> awaitReplay(Connection standby, long position) {
        return CompletableFuture.supplyAsync(() -> {
            try (PreparedStatement select = standby.prepareStatement("select 1 from domain_event where position = ?")) {
                select.setLong(1, position);
                while (true) {
                    try (ResultSet row = select.executeQuery()) {
                        if (row.next()) {
                            return System.nanoTime();
                        }
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextInt(5, 50));
    }

    private void add(String name, long start, long end) {
        millis.computeIfAbsent(name, key -> new ArrayList<>()).add((end - start) / 1e6);
    }

    private static void print(String name, List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%-44s p50 %6.2f ms, p99 %6.2f ms, max %6.2f ms%n",
                name, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
    }

    /** The node polls the standby, and nothing is committed; it has the only listening thread of the process. */
    private static void printIdle(Connection standby) throws Exception {
        long server = pollingServerProcess(standby);
        double node = listenerSeconds();
        double process = serverSeconds(server);
        Thread.sleep(IDLE_TIME);
        System.out.printf(
                "idle standby: the polling thread of the node takes %.2f %% of a core, its server process %.2f %%%n",
                100 * (listenerSeconds() - node) / IDLE_TIME.toSeconds(),
                100 * (serverSeconds(server) - process) / IDLE_TIME.toSeconds());
    }

    private static long pollingServerProcess(Connection standby) throws SQLException {
        try (Statement statement = standby.createStatement();
                ResultSet row = statement.executeQuery("select pid from pg_stat_activity where query like '"
                        + STANDBY_POLL + "%' and pid <> pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double listenerSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.dumpAllThreads(false, false))
                        .filter(thread -> thread.getThreadName().equals(LoopName.LOG_LISTENER.text()))
                        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                        .sum()
                / 1e9;
    }

    private static double serverSeconds(long pid) throws IOException {
        String times = Files.readString(Path.of("/proc/" + pid + "/schedstat"));
        return Long.parseLong(times.substring(0, times.indexOf(' '))) / 1e9;
    }
}
