package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scheduled publication by two command nodes, of which one is killed before the time and one comes back after it. */
class PublicationOnTwoNodesIT {

    private static final String COMMANDS = "events.role=command";
    private static final int EVENTS = 30;
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void publishesEachEventExactlyOnce() throws IOException {
        TestStorage storage =
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        DomainEventTable log = new DomainEventTable(storage);
        try (ServiceProcess first = ServiceProcess.ready(storage, COMMANDS);
                ServiceProcess second = ServiceProcess.ready(storage, COMMANDS)) {
            schedule(first, Instant.now().plusSeconds(5));
            await().atMost(MAX_WAIT).until(() -> published(log).size() == EVENTS);

            schedule(first, Instant.now().plusSeconds(5));
            first.kill();
            await().atMost(MAX_WAIT).until(() -> published(log).size() == 2 * EVENTS);

            schedule(second, Instant.now().plusSeconds(5));
            second.kill();
        }
        try (ServiceProcess _ = ServiceProcess.ready(storage, COMMANDS)) {
            await().atMost(MAX_WAIT).until(() -> published(log).size() == 3 * EVENTS);
        }
        assertThat(published(log)).doesNotHaveDuplicates();
        assertThat(log.query("select metadata from domain_event where type = 'event-published'"))
                .allSatisfy(row -> assertThat(row.getFirst()).contains("\"actor\":\"scheduler\"", "\"requestId\":"));
        log.verifyGapless();
    }

    private static void schedule(ServiceProcess node, Instant publishAt) throws IOException {
        for (int i = 0; i < EVENTS; i++) {
            EventModel event = new EventModel(false);
            assertThat(event.create(node.client())).isTrue();
            node.client().schedulePublication(event.id(), publishAt).expect(200);
        }
    }

    private static List<String> published(DomainEventTable log) {
        return log.query("select event_id from domain_event where type = 'event-published'").stream()
                .map(List::getFirst)
                .toList();
    }
}
