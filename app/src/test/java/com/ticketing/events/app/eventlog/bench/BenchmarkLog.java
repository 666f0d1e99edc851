package com.ticketing.events.app.eventlog.bench;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.database.postgres.PostgresDatabase;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** Databases, callers and events of the benchmarks of the event log. */
final class BenchmarkLog {

    static final EventLogProperties.Log SETTINGS =
            new EventLogProperties.Log(4096, Duration.ofSeconds(30), 2048, 1000, Duration.ofMillis(250));

    private BenchmarkLog() {}

    /** Opens a new database: on the server, or in the directory when {@code server} is null. */
    static LogDatabase open(TestPostgres server, Path directory) {
        return server == null
                ? SqliteDatabase.open(directory)
                : PostgresDatabase.open(server.newDatabase(), null, null, SETTINGS.pollInterval());
    }

    /** Runs the task on as many virtual threads at once, and waits for all. */
    static void runCallers(int callers, Runnable task) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < callers; c++) {
            threads.add(Thread.startVirtualThread(task));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static GenericDomainEventMessage<EventCreated> created(boolean personal, MetaData metadata) {
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
        return new GenericDomainEventMessage<>("Event", id.toString(), 0, payload, metadata);
    }
}
