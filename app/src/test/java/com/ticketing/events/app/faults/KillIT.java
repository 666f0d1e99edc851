package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.PostgresForTests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies in the middle of its work, again and again. */
class KillIT {

    private static final int WRITES_PER_ROUND = 200;

    @TempDir
    private Path directory;

    @Test
    void nothingAcknowledgedIsLostNorNotifiedTwiceOnSqlite() throws IOException {
        killAgainAndAgain(Storage.sqlite(directory), 3);
    }

    @Test
    void nothingAcknowledgedIsLostNorNotifiedTwiceOnPostgres() throws IOException {
        killAgainAndAgain(Storage.postgres(directory, PostgresForTests.shared().newDatabase()), 2);
    }

    private static void killAgainAndAgain(Storage storage, int rounds) throws IOException {
        List<Story> stories = new ArrayList<>();
        Receiver receiver = new Receiver();
        ServiceProcess service = ServiceProcess.ready(storage, receiver.settings());
        try {
            for (int round = 1; round <= rounds; round++) {
                List<Story> latest = killWhileWriting(service, round * WRITES_PER_ROUND);
                service.close();
                stories.addAll(latest);

                Deliveries left = new Deliveries(storage.copy());
                Set<String> logged = left.sentToLog();
                Map<String, Integer> received = new HashMap<>(receiver.taken());
                received.keySet().retainAll(left.sentToWebhook());
                assertThat(received).as("notifications sent before the kill").isNotEmpty();

                service = ServiceProcess.ready(storage, receiver.settings());
                verify(service.caller(), stories, latest);
                verify(storage);
                assertThat(receiver.taken()).containsAllEntriesOf(received);
                assertThat(service.notifications()).doesNotContainAnyElementsOf(logged);
            }
        } finally {
            service.close();
            receiver.close();
        }
    }

    private static List<Story> killWhileWriting(ServiceProcess service, int writes) {
        try (Writers writers = new Writers(service.caller())) {
            writers.awaitAcknowledged(writes);
            service.kill();
            return writers.stories();
        }
    }

    private static void verify(Caller caller, List<Story> all, List<Story> latest) throws IOException {
        assertThat(latest).anyMatch(Story::isAcknowledged);
        for (Story story : all) {
            story.verify(caller);
        }
        for (Story story : latest) {
            story.verifyKey(caller);
        }
    }

    private static void verify(Storage storage) {
        LogRows rows = new LogRows(storage);
        rows.verifyGapless();
        rows.verifyCauses();
        new Deliveries(storage).awaitAllSent();
    }
}
