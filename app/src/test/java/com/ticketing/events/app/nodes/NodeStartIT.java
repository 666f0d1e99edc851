package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start of a node with a role on a log that other nodes have written. */
class NodeStartIT {

    private static final int EVENTS = 60_000;

    /** Enough for every part but the catalog of so many Events. */
    private static final List<String> SMALL_HEAP = List.of("-Xmx96m");

    @TempDir
    private Path directory;

    private TestStorage storage;

    @BeforeEach
    void createDatabase() {
        storage = TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
    }

    @Test
    void aCommandNodeNeedsNoHeapForTheEvents() throws IOException {
        storage.withEvents(EVENTS);
        try (ServiceProcess all = ServiceProcess.start(storage, SMALL_HEAP, "events.role=all")) {
            assertThat(all.awaitExit()).isNotZero();
            assertThat(all.output()).contains(EVENTS + " Events need about ");
        }
        try (ServiceProcess commands = ServiceProcess.ready(storage, SMALL_HEAP, "events.role=command")) {
            assertThat(new EventModel(true).create(commands.client())).isTrue();
            System.out.printf(
                    "A command node on %d Events has %d MiB of heap%n",
                    EVENTS, commands.heapBytesAfterCollection() >> 20);
        }
    }
}
