package com.ticketing.events.app.faults.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A webhook whose receiver is down. */
@Timeout(120)
class ChannelOutageIT {

    private static final int EVENTS = 5;

    @Test
    void isOneWarningAndOneForEachDeadDelivery(@TempDir Path directory) throws Exception {
        String receiver = "http://127.0.0.1:" + closedPort();
        try (ServiceProcess service = ServiceProcess.ready(
                TestStorage.sqlite(directory),
                "events.notifications.webhook.url=" + receiver.replace("//", "//ada:hush@") + "/hush?token=hush",
                "events.notifications.webhook.secret=hush-of-the-signature",
                "events.notifications.attempts=3",
                "events.notifications.poll-interval=50ms",
                "events.notifications.backoff.first=20ms",
                "events.notifications.backoff.longest=50ms")) {
            EventModel last = new EventModel(false);
            for (int i = 1; i < EVENTS; i++) {
                new EventModel(false).create(service.client());
            }
            last.create(service.client());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> warnings(service, "is dead after").size() == EVENTS);

            assertThat(warnings(service, "Sending through channel webhook to " + receiver + " failed;"))
                    .singleElement()
                    .asString()
                    .endsWith("Connection failed");
            assertThat(warnings(service, last.id()))
                    .singleElement()
                    .asString()
                    .containsPattern("Delivery 5\\.[0-9a-f]{8}-webhook of Event " + last.id()
                            + " through channel webhook to " + receiver + " is dead after 3 attempts; it can be"
                            + " redelivered: Connection failed$");
            assertThat(service.output()).doesNotContain("hush");
        }
    }

    private static List<String> warnings(ServiceProcess service, String text) {
        return service.output()
                .lines()
                .filter(line -> line.contains(" WARN ") && line.contains(text))
                .toList();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
