package com.ticketing.events.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.JsonLinesFile;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command {@code load}, in processes of its own. */
class LoadIT {

    private static final int MANY = 1000;

    @TempDir
    private Path directory;

    @Test
    void createsOneEventFromEachLineInAnyNumberOfRuns() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        String file = JsonLinesFile.write(directory, JsonLinesFile.lines("Moved", MANY))
                .toString();

        CommandProcess first = CommandProcess.run(storage, "load", file);
        assertThat(first.awaitExit()).as(first.err()).isZero();
        assertThat(first.out()).startsWith("1,000 loaded, 0 already present, 0 refused in ");

        CommandProcess second = CommandProcess.run(storage, "load", file);
        assertThat(second.awaitExit()).as(second.err()).isZero();
        assertThat(second.out()).startsWith("0 loaded, 1,000 already present, 0 refused in ");

        assertHolds(storage, MANY);
        assertThat(new DomainEventTable(storage)
                        .query("select metadata from domain_event"
                                + " where metadata not like '%\"actor\":\"load\"%'"
                                + " or metadata not like '%\"requestId\":\"load:move_in.jsonl:%'"))
                .isEmpty();
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            assertThat(service.client().countAt("Moved")).isEqualTo(MANY);
            assertThat(new DomainEventTable(storage).query("select count(*) from notification_delivery"))
                    .as("notifications of Events loaded before the first start of the service")
                    .containsExactly(List.of("0"));
        }
    }

    @Test
    void reportsRefusedLinesAndContinues() {
        TestStorage storage = TestStorage.sqlite(directory);
        List<String> lines = new ArrayList<>(JsonLinesFile.lines("Mixed", 3));
        lines.set(0, "\uFEFF" + lines.getFirst());
        lines.add(1, "");
        lines.add(2, "{\"title\": \"x\"");
        lines.add(3, "{\"title\": \"\\u200b\", \"startAt\": \"2001-01-01T00:00:00Z\", \"place\": 1}");
        lines.add("{\"title\": \"" + "x".repeat(300_000) + "\"}");

        CommandProcess load = CommandProcess.run(
                storage, "load", JsonLinesFile.write(directory, lines).toString());
        assertThat(load.awaitExit()).isEqualTo(1);
        assertThat(load.out()).startsWith("3 loaded, 0 already present, 3 refused in ");
        assertThat(load.err().lines())
                .containsExactlyInAnyOrder(
                        "line 3: body: Is not well-formed JSON at line 3, column 14",
                        "line 4: place: Unknown field; title: Must not be blank; endAt: Is required;"
                                + " location: Is required; startAt: Must be in the future",
                        "line 7: The body is larger than 262144 bytes");
        assertHolds(storage, 3);
    }

    @Test
    void readsTheStandardInputAndCreatesAnEventFromEachEqualLine() {
        TestStorage storage = TestStorage.sqlite(directory);
        List<String> lines = new ArrayList<>(JsonLinesFile.lines("Piped", 2));
        lines.add(lines.getFirst());
        Path file = JsonLinesFile.write(directory, lines);
        try (CommandProcess load =
                CommandProcess.start(storage, ProcessBuilder.Redirect.from(file.toFile()), "load", "-")) {
            assertThat(load.awaitExit()).as(load.err()).isZero();
            assertThat(load.out()).startsWith("3 loaded, 0 already present, 0 refused in ");
        }
        assertHolds(storage, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--help | 0 | COMMAND",
                "load --help | 0 | Usage: event-service load ",
                "laod x | 2 | There is no command 'laod'",
                "load | 2 | Missing required parameter: 'FILE'",
                "load nowhere.jsonl | 2 | nowhere.jsonl cannot be read: there is no such file",
                "load . | 2 | . cannot be read: is a directory"
            })
    void startsNothingForHelpOrWrongUsage(String arguments, int exitCode, String message) {
        TestStorage storage = TestStorage.sqlite(directory);
        CommandProcess command = CommandProcess.run(storage, arguments.split(" ", -1));
        assertThat(command.awaitExit()).isEqualTo(exitCode);
        assertThat(exitCode == 0 ? command.out() : command.err()).contains(message);
        assertThat(exitCode == 0 ? command.err() : command.out()).isEmpty();
        assertThat(storage.data()).doesNotExist();
    }

    @Test
    void refusesADataDirectoryInUse() {
        TestStorage storage = TestStorage.sqlite(directory);
        String file =
                JsonLinesFile.write(directory, JsonLinesFile.lines("Late", 1)).toString();
        try (ExternalWriter _ = ExternalWriter.inDirectory(storage.data())) {
            CommandProcess load = CommandProcess.run(storage, "load", file);
            assertThat(load.awaitExit()).isEqualTo(3);
            assertThat(load.err().lines()).singleElement().asString().contains("is in use by another event service");
        }
        assertHolds(storage, 0);
    }

    @Test
    void continuesAfterAKillOnSqlite() throws IOException {
        killAndRepeat(TestStorage.sqlite(directory));
    }

    @Test
    void continuesAfterAKillOnPostgres() throws IOException {
        killAndRepeat(TestStorage.postgres(directory, TestPostgres.shared().newDatabase()));
    }

    private void killAndRepeat(TestStorage storage) throws IOException {
        int lines = 5000;
        Path file = JsonLinesFile.write(directory, JsonLinesFile.lines("Killed", lines));
        try (CommandProcess load =
                CommandProcess.start(storage, ProcessBuilder.Redirect.from(file.toFile()), "load", file.toString())) {
            Awaitility.await("the first events")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> hasBegun(storage));
            assertThat(load.isAlive()).as(load.err()).isTrue();
        }
        long kept = count(storage);
        assertThat(kept).as("events at the kill").isBetween(1L, lines - 1L);

        CommandProcess again = CommandProcess.run(storage, "load", file.toString());
        assertThat(again.awaitExit()).as(again.err()).isZero();
        assertThat(again.out()).doesNotStartWith("%,d loaded".formatted(lines)).contains(" 0 refused in ");
        assertHolds(storage, lines);
    }

    @Test
    void isVisibleAndNotifiedOnARunningNode() throws IOException {
        TestStorage storage =
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        String file = JsonLinesFile.write(directory, JsonLinesFile.lines("Live", MANY))
                .toString();
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            CommandProcess load = CommandProcess.run(storage, "load", file);
            assertThat(load.awaitExit()).as(load.err()).isZero();
            Awaitility.await("the events on the other node")
                    .untilAsserted(
                            () -> assertThat(service.client().countAt("Live")).isEqualTo(MANY));
            Awaitility.await("one notification for each")
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(service.notifications()).hasSize(MANY));
        }
    }

    @Test
    void stopsWhileTheDatabaseIsUnavailableAndContinuesInTheNextRun() throws IOException {
        try (TestPostgres postgres = TestPostgres.durable()) {
            TestStorage storage = TestStorage.postgres(directory, postgres.newDatabase());
            int lines = 5000;
            Path file = JsonLinesFile.write(directory, JsonLinesFile.lines("Outage", lines));
            try (CommandProcess load = CommandProcess.start(
                    storage,
                    ProcessBuilder.Redirect.from(file.toFile()),
                    "load",
                    file.toString(),
                    "--events.load.max-wait=1s")) {
                Awaitility.await("the first events")
                        .atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> hasBegun(storage));
                postgres.crash();
                assertThat(load.awaitExit()).isEqualTo(3);
                assertThat(load.err()).contains("Stopped before the end: ", " loaded, ", "Load the same file again");
            }
            postgres.start();
            CommandProcess again = CommandProcess.run(storage, "load", file.toString());
            assertThat(again.awaitExit()).as(again.err()).isZero();
            assertHolds(storage, lines);
        }
    }

    /** Asserts that the log holds exactly that many creations and nothing else. */
    private static void assertHolds(TestStorage storage, int events) {
        DomainEventTable rows = new DomainEventTable(storage);
        assertThat(rows.query("select count(*), count(distinct event_id) from domain_event"))
                .containsExactly(List.of(Integer.toString(events), Integer.toString(events)));
        rows.verifyGapless();
    }

    /** False while the database has no table yet. */
    private static boolean hasBegun(TestStorage storage) {
        try {
            return (!storage.variables().containsKey("EVENTS_DATA_DIR") || Files.exists(storage.data()))
                    && count(storage) > 0;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static long count(TestStorage storage) {
        return Long.parseLong(new DomainEventTable(storage)
                .query("select count(*) from domain_event")
                .getFirst()
                .getFirst());
    }
}
