package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.ConcurrentWriters;
import com.ticketing.events.app.faults.rig.DeliveryTable;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.faults.rig.WebhookReceiver;
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
        killAgainAndAgain(TestStorage.sqlite(directory), 3);
    }

    @Test
    void nothingAcknowledgedIsLostNorNotifiedTwiceOnPostgres() throws IOException {
        killAgainAndAgain(TestStorage.postgres(directory, TestPostgres.shared().newDatabase()), 2);
    }

    private static void killAgainAndAgain(TestStorage storage, int rounds) throws IOException {
        List<EventModel> stories = new ArrayList<>();
        WebhookReceiver receiver = new WebhookReceiver();
        ServiceProcess service = ServiceProcess.ready(storage, receiver.settings());
        try {
            for (int round = 1; round <= rounds; round++) {
                List<EventModel> latest = killWhileWriting(service, round * WRITES_PER_ROUND);
                service.close();
                stories.addAll(latest);

                DeliveryTable left = new DeliveryTable(storage.copy());
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

    private static List<EventModel> killWhileWriting(ServiceProcess service, int writes) {
        try (ConcurrentWriters writers = new ConcurrentWriters(service.caller())) {
            writers.awaitAcknowledged(writes);
            service.kill();
            return writers.stories();
        }
    }

    private static void verify(ServiceClient caller, List<EventModel> all, List<EventModel> latest) throws IOException {
        assertThat(latest).anyMatch(EventModel::isAcknowledged);
        for (EventModel story : all) {
            story.verify(caller);
        }
        for (EventModel story : latest) {
            story.verifyKey(caller);
        }
    }

    private static void verify(TestStorage storage) {
        DomainEventTable rows = new DomainEventTable(storage);
        rows.verifyGapless();
        rows.verifyCauses();
        new DeliveryTable(storage).awaitAllSent();
    }
}
