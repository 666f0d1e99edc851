package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.ClientCrowd;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The audit feed where two processes write into one PostgreSQL. */
@Timeout(300)
class AuditFeedsOfTwoNodesIT {

    private static final int WRITERS = 4;
    private static final int CHANGES_EACH = 20;
    private static final int WRITTEN = WRITERS * (1 + CHANGES_EACH);

    @Test
    void everyFeedHasWhatBothWriteAndEndsWhenItsNodeStops(@TempDir Path directory) throws IOException {
        TestStorage storage =
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        try (ServiceProcess a = ServiceProcess.ready(storage);
                ServiceProcess b = ServiceProcess.ready(storage);
                BufferedReader feedOfA = feed(a);
                BufferedReader feedOfB = feed(b)) {
            ClientCrowd.of(WRITERS, writer -> write(writer % 2 == 0 ? a : b, writer % 2 == 0 ? b : a));

            for (BufferedReader feed : List.of(feedOfA, feedOfB)) {
                assertThat(ids(feed).limit(WRITTEN))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, WRITTEN).boxed().toList());
            }
            a.stop();
            assertThat(feedOfA.lines()).noneMatch(line -> line.startsWith("id:"));
            assertThat(a.output()).contains("Graceful shutdown complete").doesNotContain("Graceful shutdown aborted");
        }
    }

    private static BufferedReader feed(ServiceProcess node) throws IOException {
        return new BufferedReader(new InputStreamReader(node.caller().feed("/audit/events"), StandardCharsets.UTF_8));
    }

    private static Stream<Long> ids(BufferedReader feed) {
        return feed.lines().filter(line -> line.startsWith("id: ")).map(line -> Long.valueOf(line.substring(4)));
    }

    private static EventModel write(ServiceProcess creator, ServiceProcess changer) throws IOException {
        EventModel story = new EventModel(false);
        assertThat(story.create(creator.caller())).isTrue();
        for (int i = 0; i < CHANGES_EACH; i++) {
            changer.caller()
                    .patch(story.id(), Map.of("internalNotes", "note " + i), null)
                    .expect(200);
        }
        return story;
    }
}
