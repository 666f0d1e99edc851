package com.ticketing.events.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.JsonLinesFile;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command {@code verify}, in processes of its own. */
class VerifyIT {

    private static final int EVENTS = 30;
    private static final int EDITED = 7;

    @TempDir
    private Path directory;

    @Test
    void findsTamperingInSqlite() throws IOException, SQLException {
        findsTampering(TestStorage.sqlite(directory));
    }

    @Test
    void findsTamperingInPostgres() throws IOException, SQLException {
        findsTampering(TestStorage.postgres(directory, TestPostgres.shared().newDatabase()));
    }

    private void findsTampering(TestStorage storage) throws IOException, SQLException {
        load(storage);
        String hash;
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            HttpResult checkpoint = service.client().get("/audit/checkpoint");
            hash = checkpoint.json().get("hash").stringValue();
            assertThat(checkpoint.json().has("signature")).as("without a key").isFalse();

            CommandProcess beside = verify(storage);
            assertThat(beside.awaitExit()).as(beside.err()).isZero();
            assertThat(beside.out())
                    .isEqualTo("%d domain events are valid, positions 1 to %d; hash of position %d: %s%n"
                            .formatted(EVENTS, EVENTS, EVENTS, hash));

            storage.execute("update domain_event set payload = payload || ' ' where position = " + EDITED);
            HttpResult found = service.client().get("/audit/verify");
            assertThat(found.json().get("firstMismatch").intValue()).isEqualTo(EDITED);
            assertThat(found.json().get("valid").booleanValue()).isFalse();
        }

        CommandProcess all = verify(storage);
        assertThat(all.awaitExit()).isEqualTo(1);
        assertThat(all.out())
                .isEqualTo(
                        "Position %d is invalid: The stored hash does not match the domain event%n".formatted(EDITED));
        assertThat(verify(storage, "--from=" + (EDITED + 1)).awaitExit()).isZero();

        storage.execute("delete from domain_event where position = " + EVENTS);
        CommandProcess end = verify(storage, "--from=" + (EVENTS - 1));
        assertThat(end.awaitExit()).isEqualTo(1);
        assertThat(end.out()).startsWith("Position " + EVENTS + " is invalid: The domain event is missing");
    }

    @Test
    void reportsAMissingEventLogAndWrongUsage() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);

        CommandProcess nowhere = verify(storage);
        assertThat(nowhere.awaitExit()).isEqualTo(3);
        assertThat(nowhere.err())
                .isEqualTo("The event log cannot be read: There is no event log in the directory %s%n"
                        .formatted(storage.data()));
        assertThat(storage.data()).doesNotExist();

        load(storage);
        for (String wrong : new String[] {"--from=0", "--to=x", "--from=9999", "--to=9999", "file"}) {
            CommandProcess refused = verify(storage, wrong);
            assertThat(refused.awaitExit()).as(wrong).isEqualTo(2);
            assertThat(refused.err().lines()).as(wrong).hasSize(1);
        }
        assertThat(CommandProcess.run(storage, "verify", "--help").out())
                .contains("Exit code:", "the hash chain is valid");
    }

    @Test
    void reportsAnInvalidPropertyInOneLine() {
        TestStorage storage = TestStorage.sqlite(directory);
        for (String property : new String[] {
            "events.audit.signing-key=secret", "events.notifications.webhook.url=http://127.0.0.1:9/",
        }) {
            try (ServiceProcess service = ServiceProcess.start(storage, property)) {
                assertThat(service.awaitExit()).isNotZero();
                assertThat(service.output().lines().filter(line -> !line.matches("\\d{4}-\\d{2}-\\d{2}T.*")))
                        .singleElement()
                        .asString()
                        .startsWith("events.")
                        .doesNotContain("=secret");
            }
        }
    }

    private void load(TestStorage storage) throws IOException {
        String file = JsonLinesFile.write(directory, JsonLinesFile.lines("Kept", EVENTS))
                .toString();
        CommandProcess load = CommandProcess.run(storage, "load", file);
        assertThat(load.awaitExit()).as(load.err()).isZero();
    }

    private static CommandProcess verify(TestStorage storage, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "verify";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return CommandProcess.run(storage, command);
    }
}
