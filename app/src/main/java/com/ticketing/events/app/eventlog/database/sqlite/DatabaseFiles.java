package com.ticketing.events.app.eventlog.database.sqlite;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.File;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/** Metrics of the database file, its write-ahead log, and the disk under both. */
final class DatabaseFiles {

    private final File database;
    private final File writeAheadLog;

    DatabaseFiles(Path database) {
        this.database = database.toFile();
        this.writeAheadLog = new File(database + "-wal");
    }

    void bindTo(MeterRegistry meters) {
        register("events.sqlite.database", "Size of the database file", each -> each.database.length(), meters);
        register("events.sqlite.wal", "Size of the write-ahead log", each -> each.writeAheadLog.length(), meters);
        register(
                "events.sqlite.disk.free",
                "Free space of the disk with the data directory",
                each -> each.database.getUsableSpace(),
                meters);
    }

    private void register(
            String name, String description, ToDoubleFunction<DatabaseFiles> bytes, MeterRegistry meters) {
        Gauge.builder(name, this, bytes)
                .description(description)
                .baseUnit("bytes")
                .strongReference(true)
                .register(meters);
    }
}
