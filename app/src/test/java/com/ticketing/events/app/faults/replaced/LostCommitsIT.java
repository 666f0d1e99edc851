package com.ticketing.events.app.faults.replaced;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.database.sqlite.SqliteSources;
import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.JsonLinesFile;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database file of a killed process without its write-ahead log, and that of a stopped process. */
class LostCommitsIT {

    private static final int KEPT = 30;
    private static final int LOST = 4;

    @TempDir
    private Path directory;

    @Test
    void refusesALogThatEndsBeforeTheLastCommit() throws IOException, SQLException {
        TestStorage storage = TestStorage.sqlite(directory).withEvents(KEPT);
        List<EventModel> events = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.ready(storage);
                Connection reader = SqliteSources.readOnlySource(storage.data()).getConnection();
                Statement query = reader.createStatement()) {
            // While a query runs, a checkpoint leaves later commits in the write-ahead log.
            query.executeQuery("select * from domain_event").next();
            for (int i = 0; i < LOST; i++) {
                EventModel event = new EventModel(false);
                assertThat(event.create(service.client())).isTrue();
                events.add(event);
            }
            service.kill();
        }
        Path wal = storage.data().resolve("events.db-wal");
        Path aside = Files.move(wal, directory.resolve("aside"));
        String line = "The event log ends at position " + KEPT + ", and "
                + storage.data().resolve("events.head") + " records a commit at position " + (KEPT + LOST)
                + ": at least " + LOST + " acknowledged domain events are missing. Restore events.db together with"
                + " events.db-wal, or accept the log as it is with ./event-service accept-log " + KEPT;
        try (ServiceProcess service = ServiceProcess.start(storage)) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output().lines().filter(line::equals))
                    .as(service.output())
                    .hasSize(1);
        }
        CommandProcess load = CommandProcess.run(
                storage,
                "load",
                JsonLinesFile.write(directory, JsonLinesFile.lines("Late", 1)).toString());
        assertThat(load.awaitExit()).isEqualTo(3);
        assertThat(load.err().lines()).containsExactly(line);
        CommandProcess verify = CommandProcess.run(storage, "verify");
        assertThat(verify.awaitExit()).isEqualTo(1);
        assertThat(verify.out().lines()).hasSize(2).first().asString().startsWith(KEPT + " domain events are valid");
        assertThat(verify.out().lines()).last().isEqualTo(line);
        CommandProcess accept = CommandProcess.run(storage.copy(), "accept-log", Integer.toString(KEPT));
        assertThat(accept.awaitExit()).as(accept.err()).isZero();
        assertThat(accept.out()).startsWith("The event log is accepted with its end at position " + KEPT);

        Files.move(aside, wal);
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            for (EventModel event : events) {
                event.verify(service.client());
            }
            service.stop();
        }
        try (Stream<Path> files = Files.list(storage.data())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "event-service.lock", "events.db", "events.erasures", "events.head", "events.keys");
        }
    }
}
