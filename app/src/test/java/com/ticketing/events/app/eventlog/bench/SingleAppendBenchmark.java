package com.ticketing.events.app.eventlog.bench;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.database.LogConnection;
import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.database.postgres.PostgresDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.eventlog.serialization.DomainEventTypeNames;
import com.ticketing.events.app.eventlog.serialization.EventSerializer;
import com.ticketing.events.app.eventlog.table.ChainedBatch;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/**
 * Benchmark of what an append by a single caller consists of: transactions on one connection, each with one statement
 * more than the one before, then the event log, and Axon's JDBC engine. They alternate in runs of 500 appends. Prints
 * medians, and medians of the difference to the line before in the same round. On PostgreSQL each transaction takes one
 * round trip. Run as docs/benchmarks.md describes.
 */
final class SingleAppendBenchmark {

    private static final int ROUNDS = 41;
    private static final int APPENDS = 500;

    private static final String ROW =
            "insert into domain_event (" + StoredEvent.COLUMNS + ", hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int ROW_PARAMETERS = 10;
    private static final String KEY = "insert into personal_data_key (event_position, kept) values (?, ?)";
    private static final int KEY_PARAMETERS = 2;

    private static final EventSerializer SERIALIZER = new EventSerializer(new DomainEventTypeNames());
    private static final PersonalDataEncryption ENCRYPTION = new PersonalDataEncryption(new DatabaseDataKeys());

    private SingleAppendBenchmark() {}

    private interface Contender {
        void append() throws Exception;
    }

    /** Argument: {@code sqlite} or {@code postgresql}. */
    static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("single-append-benchmark");
        try (TestPostgres server = arguments[0].equals("postgresql") ? TestPostgres.durable() : null;
                LogDatabase database = BenchmarkLog.open(server, directory.resolve("log"));
                AxonJdbcLog axon = AxonJdbcLog.open(server, directory.resolve("axon.db"), SERIALIZER);
                EventLog log = EventLog.open(database, BenchmarkLog.SETTINGS)) {
            EventLogStorageEngine engine =
                    EventLogStorageEngine.builder(log, SERIALIZER).build();
            Map<String, Contender> contenders = new LinkedHashMap<>();
            for (Step step : Step.values()) {
                if (step.isOn(server != null)) {
                    LogDatabase own = BenchmarkLog.open(server, directory.resolve(step.name()));
                    contenders.put(step.title, new PlainAppend(own, step, server != null)::append);
                }
            }
            contenders.put(
                    "the same by the connection of the log",
                    new LogConnectionAppend(BenchmarkLog.open(server, directory.resolve("connection")))::append);
            contenders.put("event log", () -> engine.appendEvents(created()));
            contenders.put("Axon's JDBC engine", () -> axon.append(created()));
            measure(contenders);
        }
    }

    private static void measure(Map<String, Contender> contenders) throws Exception {
        Map<String, List<Double>> medians = new LinkedHashMap<>();
        Map<String, List<Double>> differences = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double before = 0;
            for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
                double median = medianMicros(contender.getValue());
                if (round > 0) {
                    add(medians, contender.getKey(), median);
                    add(differences, contender.getKey(), median - before);
                }
                before = median;
            }
        }
        medians.forEach((name, rounds) -> System.out.printf(
                "| %s | %.0f µs | %+.0f µs |%n", name, median(rounds), median(differences.get(name))));
    }

    private static void add(Map<String, List<Double>> values, String name, double value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double medianMicros(Contender contender) throws Exception {
        long[] nanos = new long[APPENDS];
        for (int i = 0; i < APPENDS; i++) {
            long start = System.nanoTime();
            contender.append();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[APPENDS / 2] / 1e3;
    }

    private static GenericDomainEventMessage<?> created() {
        return BenchmarkLog.created(
                true,
                MetaData.with("actor", "admin")
                        .and("requestId", UUID.randomUUID().toString()));
    }

    /** The appends of the event log without its queue, followers and deadlines. */
    private static final class LogConnectionAppend {

        private final LogConnection connection;
        private ChainLink end = ChainLink.BEGINNING;

        LogConnectionAppend(LogDatabase database) throws SQLException {
            connection = database.openWriter();
        }

        void append() throws SQLException {
            ChainedBatch batch = new ChainedBatch(end);
            batch.add(NewEvent.of(created(), SERIALIZER, ENCRYPTION));
            if (!connection.appendAtOnce(batch)) {
                connection.begin(end);
                connection.append(batch);
            }
            end = batch.end();
        }
    }

    /** What a transaction consists of; each step has the statements of those before it. */
    private enum Step {
        ROW("the row, and a commit"),
        KEY("and its data key"),
        END("and the end of the log"),
        LOCK("and the lock of the writer"),
        NOTIFICATION("and the notification of other nodes"),
        PREPARATION("and JSON, encryption and hash"),
        WITNESS("and the head of the log beside the database");

        private final String title;

        Step(String title) {
            this.title = title;
        }

        boolean isOn(boolean postgresql) {
            return postgresql ? this != WITNESS : this != LOCK && this != NOTIFICATION;
        }

        boolean has(Step other) {
            return compareTo(other) >= 0;
        }
    }

    /** The transactions of one step, on a connection to a database of their own. */
    private static final class PlainAppend {

        private final LogDatabase database;
        private final Step step;
        private final boolean postgresql;
        private final List<PreparedStatement> statements = new ArrayList<>();
        private final NewEvent example = NewEvent.of(created(), SERIALIZER, ENCRYPTION);
        private ChainLink end = ChainLink.BEGINNING;

        PlainAppend(LogDatabase database, Step step, boolean postgresql) throws SQLException {
            this.database = database;
            this.step = step;
            this.postgresql = postgresql;
            Connection connection = database.openWriter().jdbc();
            try (Statement statement = connection.createStatement()) {
                if (!postgresql) {
                    statement.execute("pragma wal_autocheckpoint = 1000");
                } else if (!step.has(Step.NOTIFICATION)) {
                    statement.execute("drop trigger announce_domain_event on domain_event");
                } else {
                    listen();
                }
            }
            List<String> texts = new ArrayList<>();
            texts.add(!postgresql ? "begin immediate" : step.has(Step.LOCK) ? PostgresDatabase.BEGIN : "begin");
            texts.add(ROW);
            if (step.has(Step.KEY)) {
                texts.add(KEY);
            }
            if (step.has(Step.END)) {
                texts.add(LogEndTable.UPDATE);
            }
            texts.add("commit");
            for (String text : postgresql ? List.of(String.join("; ", texts)) : texts) {
                statements.add(connection.prepareStatement(text));
            }
        }

        /** Opens another connection, which the server sends each notification to, as to that of a node. */
        private void listen() throws SQLException {
            try (Statement statement = database.openWriter().jdbc().createStatement()) {
                statement.execute("listen domain_event");
            }
        }

        void append() throws SQLException {
            boolean prepares = step.has(Step.PREPARATION);
            NewEvent event = prepares ? NewEvent.of(created(), SERIALIZER, ENCRYPTION) : example;
            ChainLink next = prepares ? end.next(event.canonicalForm()) : new ChainLink(end.position() + 1, end.hash());
            int statement = postgresql ? 0 : 1;
            PreparedStatement row = statements.get(statement);
            event.bind(row, next.position());
            if (!prepares) {
                row.setString(2, UUID.randomUUID().toString());
                row.setString(6, UUID.randomUUID().toString());
            }
            row.setBytes(ROW_PARAMETERS, next.hash());
            int bound = ROW_PARAMETERS;
            if (step.has(Step.KEY)) {
                PreparedStatement key = postgresql ? row : statements.get(++statement);
                int before = postgresql ? bound : 0;
                key.setLong(before + 1, next.position());
                key.setBytes(before + 2, event.storedKey().bytes());
                bound += KEY_PARAMETERS;
            }
            if (step.has(Step.END)) {
                PreparedStatement update = postgresql ? row : statements.get(++statement);
                LogEndTable.bindUpdate(update, postgresql ? bound : 0, end, next);
            }
            for (PreparedStatement prepared : statements) {
                prepared.execute();
            }
            end = next;
            if (step.has(Step.WITNESS)) {
                database.recordHead(end);
            }
        }
    }
}
