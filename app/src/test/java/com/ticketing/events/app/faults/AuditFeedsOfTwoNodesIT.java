package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.support.ConcurrentCallers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Audit feeds of two nodes that write to one PostgreSQL database. */
@Timeout(300)
class AuditFeedsOfTwoNodesIT {

    private static final int WRITERS = 4;
    private static final int CHANGES_PER_WRITER = 20;
    private static final int DOMAIN_EVENTS = WRITERS * (1 + CHANGES_PER_WRITER);

    @Test
    void feedsContainTheEventsOfBothNodesAndEndWhenTheirNodeStops(@TempDir Path directory) throws IOException {
        TestStorage storage =
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        try (ServiceProcess a = ServiceProcess.ready(storage);
                ServiceProcess b = ServiceProcess.ready(storage);
                BufferedReader feedOfA = feed(a);
                BufferedReader feedOfB = feed(b)) {
            ConcurrentCallers.run(WRITERS, writer -> write(writer % 2 == 0 ? a : b, writer % 2 == 0 ? b : a));

            for (BufferedReader feed : List.of(feedOfA, feedOfB)) {
                assertThat(ids(feed).limit(DOMAIN_EVENTS))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, DOMAIN_EVENTS).boxed().toList());
            }
            a.stop();
            assertThat(feedOfA.lines()).noneMatch(line -> line.startsWith("id:"));
            assertThat(a.output()).contains("Graceful shutdown complete").doesNotContain("Graceful shutdown aborted");
        }
    }

    private static BufferedReader feed(ServiceProcess node) throws IOException {
        return node.client().openEventStream("/audit/events");
    }

    private static Stream<Long> ids(BufferedReader feed) {
        return feed.lines().filter(line -> line.startsWith("id: ")).map(line -> Long.valueOf(line.substring(4)));
    }

    private static EventModel write(ServiceProcess creator, ServiceProcess changer) throws IOException {
        EventModel event = new EventModel(false);
        assertThat(event.create(creator.client())).isTrue();
        for (int i = 0; i < CHANGES_PER_WRITER; i++) {
            changer.client()
                    .patch(event.id(), Map.of("internalNotes", "note " + i), null)
                    .expect(200);
        }
        return event;
    }
}
