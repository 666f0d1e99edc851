package com.ticketing.events.app.faults;

import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.faults.rig.WebhookReceiver;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The id of the causing request in the log lines of a process. */
@Timeout(120)
class RequestIdOfNotificationsIT {

    @Test
    void isInTheLinesOfADeliveryAlsoAfterARestart(@TempDir Path directory) throws Exception {
        TestStorage storage = TestStorage.sqlite(directory);
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            receiver.setRefusing(true);
            String requestId;
            try (ServiceProcess service = ServiceProcess.ready(storage, receiver.settings())) {
                EventModel event = new EventModel(false);
                requestId = event.createUnrecorded(service.client())
                        .headers()
                        .firstValue("X-Request-Id")
                        .orElseThrow();
                awaitLine(service, requestId, "New event created: " + event.title());
                awaitLine(service, requestId, "Sending through channel webhook to http://127.0.0.1:");
                service.stop();
            }
            try (ServiceProcess restarted = ServiceProcess.ready(storage, receiver.settings())) {
                awaitLine(restarted, requestId, "Sending through channel webhook to http://127.0.0.1:");
            }
        }
    }

    private static void awaitLine(ServiceProcess service, String requestId, String text) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.output()
                        .lines()
                        .anyMatch(line -> line.contains("[" + requestId + "]") && line.contains(text)));
    }
}
