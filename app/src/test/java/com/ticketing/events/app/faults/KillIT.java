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

/** The process is killed repeatedly under load. */
class KillIT {

    private static final int WRITES_PER_ROUND = 200;

    @TempDir
    private Path directory;

    @Test
    void losesNoAcknowledgedWriteAndRepeatsNoNotificationOnSqlite() throws IOException {
        killRepeatedly(TestStorage.sqlite(directory), 3);
    }

    @Test
    void losesNoAcknowledgedWriteAndRepeatsNoNotificationOnPostgres() throws IOException {
        killRepeatedly(TestStorage.postgres(directory, TestPostgres.shared().newDatabase()), 2);
    }

    private static void killRepeatedly(TestStorage storage, int rounds) throws IOException {
        List<EventModel> events = new ArrayList<>();
        WebhookReceiver receiver = new WebhookReceiver();
        ServiceProcess service = ServiceProcess.ready(storage, receiver.settings());
        try {
            for (int round = 1; round <= rounds; round++) {
                List<EventModel> latest = killWhileWriting(service, round * WRITES_PER_ROUND);
                service.close();
                events.addAll(latest);

                DeliveryTable deliveries = new DeliveryTable(storage.copy());
                Set<String> logged = deliveries.sentToLog();
                Map<String, Integer> delivered = new HashMap<>(receiver.received());
                delivered.keySet().retainAll(deliveries.sentToWebhook());
                assertThat(delivered).as("notifications sent before the kill").isNotEmpty();

                service = ServiceProcess.ready(storage, receiver.settings());
                verify(service.client(), events, latest);
                verify(storage);
                assertThat(receiver.received()).containsAllEntriesOf(delivered);
                assertThat(service.notifications()).doesNotContainAnyElementsOf(logged);
            }
        } finally {
            service.close();
            receiver.close();
        }
    }

    private static List<EventModel> killWhileWriting(ServiceProcess service, int writes) {
        try (ConcurrentWriters writers = new ConcurrentWriters(service.client())) {
            writers.awaitAcknowledged(writes);
            service.kill();
            return writers.stop();
        }
    }

    private static void verify(ServiceClient client, List<EventModel> all, List<EventModel> latest) throws IOException {
        assertThat(latest).anyMatch(EventModel::isAcknowledged);
        for (EventModel event : all) {
            event.verify(client);
        }
        for (EventModel event : latest) {
            event.verifyKey(client);
        }
    }

    private static void verify(TestStorage storage) {
        DomainEventTable rows = new DomainEventTable(storage);
        rows.verifyGapless();
        rows.verifyMetadata();
        new DeliveryTable(storage).awaitAllSent();
    }
}
