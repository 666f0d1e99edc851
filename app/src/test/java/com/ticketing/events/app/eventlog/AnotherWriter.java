package com.ticketing.events.app.eventlog;

import com.ticketing.events.DomainEvent;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** Writes domain events as the service does, with its own code but without the rest of it. */
public final class AnotherWriter implements AutoCloseable {

    private final EventLog log;
    private final EventLogStorageEngine engine;

    private AnotherWriter(Database database) {
        log = EventLog.on(database, LogForTests.SETTINGS);
        engine = EventLogStorageEngine.builder(log, new EventSerializer(new DomainEventTypes()))
                .build();
    }

    /** Has the data directory to itself until it is closed. */
    public static AnotherWriter inDirectory(Path directory) {
        return new AnotherWriter(Sqlite.open(directory));
    }

    /** One node more on that database. */
    public static AnotherWriter onPostgres(String url) {
        return new AnotherWriter(Postgres.open(url, null, null, LogForTests.SETTINGS.pollInterval()));
    }

    /** Appends the first domain event of each of as many Events, all or none. */
    public void appendCreations(List<? extends DomainEvent> creations) {
        engine.appendEvents(creations.stream()
                .map(event ->
                        new GenericDomainEventMessage<>("Event", event.id().toString(), 0, (DomainEvent) event))
                .toList());
    }

    @Override
    public void close() {
        log.close();
    }
}
