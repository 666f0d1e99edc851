package com.ticketing.events.app.eventlog;

import java.nio.file.Path;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** An event log on a real database, with everything that stands on it. */
public final class LogForTests implements AutoCloseable {

    static final EventLogProperties.Log SETTINGS =
            new EventLogProperties.Log(4096, Duration.ofMillis(2500), 2048, 100, Duration.ofMillis(250));

    final Database database;
    final EventLog log;
    final EventLogStorageEngine engine;
    final DurableEventStore store;

    private LogForTests(Database database, EventLogProperties.Log settings) {
        this.database = database;
        log = EventLog.on(database, settings);
        engine = builder().build();
        store = new DurableEventStore(log, engine);
    }

    public static LogForTests sqlite(Path directory) {
        return sqlite(directory, SETTINGS);
    }

    static LogForTests sqlite(Path directory, EventLogProperties.Log settings) {
        return new LogForTests(Sqlite.open(directory), settings);
    }

    public static LogForTests postgres(String url) {
        return postgres(url, SETTINGS);
    }

    static LogForTests postgres(String url, EventLogProperties.Log settings) {
        return new LogForTests(Postgres.open(url, null, null, settings.pollInterval()), settings);
    }

    static LogForTests on(Database database, EventLogProperties.Log settings) {
        return new LogForTests(database, settings);
    }

    EventLogStorageEngine.Builder builder() {
        return EventLogStorageEngine.builder(log, new EventSerializer(new TestTypes()));
    }

    public EventLog log() {
        return log;
    }

    public EventStorageEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        log.close();
    }
}
