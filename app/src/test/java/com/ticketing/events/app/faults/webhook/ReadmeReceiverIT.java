package com.ticketing.events.app.faults.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.support.condition.NodeCondition;
import com.ticketing.events.app.support.condition.NodePackage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The receiver in the README, which verifies requests with npm's library of Standard Webhooks. */
@Timeout(300)
@ExtendWith(NodeCondition.class)
class ReadmeReceiverIT {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```js\n(.*?)```");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    @Test
    void acceptsASignatureOfTheCurrentOrThePreviousSecretAndNoOther(@TempDir Path directory) throws Exception {
        install(directory);
        int first = freePort();
        int second = freePort();
        int third = freePort();
        Process current = receiver(directory, first, SECRET);
        Process previous = receiver(directory, second, OTHER);
        Process stranger = receiver(directory, third, OTHER);
        try (ServiceProcess service = ServiceProcess.ready(
                TestStorage.sqlite(Files.createDirectory(directory.resolve("service"))),
                "events.notifications.attempts=2",
                "events.notifications.poll-interval=100ms",
                "events.notifications.backoff.first=10ms",
                "events.notifications.webhook.url=http://127.0.0.1:" + first + "/",
                "events.notifications.webhook.secret=" + SECRET,
                "events.notifications.webhook.channels.rotated.url=http://127.0.0.1:" + second + "/",
                "events.notifications.webhook.channels.rotated.secret=" + SECRET,
                "events.notifications.webhook.channels.rotated.previous-secret=" + OTHER,
                "events.notifications.webhook.channels.stranger.url=http://127.0.0.1:" + third + "/",
                "events.notifications.webhook.channels.stranger.secret=" + SECRET)) {
            EventModel event = new EventModel(false);
            event.create(service.client());
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                HttpResult list = service.client().get("/notifications").expect(200);
                assertThat(list.json().at("/notifications").valueStream())
                        .extracting(delivery -> delivery.at("/channel").stringValue() + " "
                                + delivery.at("/state").stringValue())
                        .containsExactly("log sent", "rotated sent", "stranger dead", "webhook sent");
            });
            assertThat(output(directory, first)).isEqualTo("New event created: " + event.title() + "\n");
            assertThat(output(directory, second)).isEqualTo("New event created: " + event.title() + "\n");
            assertThat(output(directory, third)).isEmpty();
        } finally {
            for (Process process : List.of(current, previous, stranger)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void install(Path directory) throws IOException, InterruptedException {
        NodePackage.install("webhook-receiver", directory);
        Matcher example = EXAMPLE.matcher(Files.readString(Checkout.root().resolve("README.md")));
        assertThat(example.find()).isTrue();
        Files.writeString(directory.resolve("receiver.js"), example.group(1));
    }

    private static Process receiver(Path directory, int port, String secret) throws IOException {
        ProcessBuilder node = new ProcessBuilder("node", "receiver.js")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(port + ".log").toFile());
        node.environment().put("PORT", Integer.toString(port));
        node.environment().put("WEBHOOK_SECRET", secret);
        Process process = node.start();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        });
        return process;
    }

    private static String output(Path directory, int port) {
        return log(directory.resolve(port + ".log"));
    }

    private static String log(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
