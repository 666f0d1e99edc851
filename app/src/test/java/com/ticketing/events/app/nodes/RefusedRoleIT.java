package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A role that the node cannot have: one line, and the process exits. */
class RefusedRoleIT {

    @TempDir
    private Path directory;

    @Test
    void anUnknownRole() {
        Map<String, String> variables =
                new HashMap<>(TestStorage.sqlite(directory).variables());
        variables.put("EVENTS_ROLE", "reader");
        TestStorage storage = new TestStorage(directory, variables, "");
        assertRefused(storage, "events.role must be all, command or query, but is reader");
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "query"})
    void aRoleOtherThanAllOnSqlite(String role) {
        TestStorage storage = TestStorage.sqlite(directory);
        assertRefused(
                storage,
                "events.role must be all with SQLite, whose data directory belongs to one process;"
                        + " set spring.datasource.url for nodes with other roles",
                "events.role=" + role);
        assertThat(storage.data()).doesNotExist();
    }

    @Test
    void aQueryNodeOnAnEmptyDatabase() {
        TestStorage storage =
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        assertRefused(storage, "There is no event log in jdbc:postgresql:", "events.role=query");
    }

    private static void assertRefused(TestStorage storage, String line, String... settings) {
        try (ServiceProcess service = ServiceProcess.start(storage, settings)) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.output().lines())
                    .as(service.output())
                    .filteredOn(each -> each.contains(line))
                    .hasSize(1);
            assertThat(service.output()).doesNotContain("\tat ", "Exception");
        }
    }

    @Test
    void loadRefusesTheRoleQuery() throws Exception {
        Path file = Files.writeString(directory.resolve("events.jsonl"), "{}\n");
        CommandProcess load =
                CommandProcess.run(TestStorage.sqlite(directory), "load", file.toString(), "--events.role=query");
        assertThat(load.awaitExit()).isEqualTo(3);
        assertThat(load.err()).contains("events.role must be all or command for load, which writes");
    }
}
