package com.ticketing.events.app.faults.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.support.Json;
import com.ticketing.events.app.support.condition.NodeCondition;
import com.ticketing.events.app.support.condition.NodePackage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The settings in {@code docs/notifications.md} with the local servers that it names. */
@Timeout(300)
@ExtendWith(NodeCondition.class)
class ChannelDocumentIT {

    private static final Pattern SETTINGS = Pattern.compile("(?s)<!-- tested -->\n```sh\n(.*?)```");
    private static final String SES_LOCAL = "aws-ses-v2-local";

    @Test
    void sendsThroughSnsSesAndSmtp(@TempDir Path directory) throws Exception {
        String document = Files.readString(Checkout.root().resolve("docs/notifications.md"));
        NodePackage packages = NodePackage.install("ses-local", directory);
        assertThat(document).contains("npx " + SES_LOCAL + "@" + packages.version(SES_LOCAL) + " ");
        int sesPort = freePort();
        Process ses = packages.start(SES_LOCAL, "--host", "127.0.0.1", "--port", Integer.toString(sesPort));
        try (AwsReceiver sns = new AwsReceiver();
                MailServer smtp = new MailServer()) {
            awaitPort(sesPort);
            smtp.addUser("events", "the-password-of-that-user");
            TestStorage sqlite = TestStorage.sqlite(Files.createDirectory(directory.resolve("service")));
            Map<String, String> variables = new HashMap<>(sqlite.variables());
            variables.putAll(exported(document.replace("127.0.0.1:4566", "127.0.0.1:" + sns.port())
                    .replace("127.0.0.1:8005", "127.0.0.1:" + sesPort)
                    .replace("PORT=3025", "PORT=" + smtp.port())));
            TestStorage storage = new TestStorage(sqlite.directory(), variables, sqlite.jdbcUrl());
            try (ServiceProcess service = ServiceProcess.ready(storage)) {
                EventModel event = new EventModel(false);
                event.create(service.client());
                String line = "New event created: " + event.title();
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(service.client()
                                        .get("/notifications")
                                        .expect(200)
                                        .json()
                                        .at("/notifications")
                                        .valueStream()
                                        .map(delivery -> delivery.at("/channel").stringValue() + " "
                                                + delivery.at("/state").stringValue()
                                                + delivery.at("/lastError").asString("")))
                                .containsExactly("log sent", "ses sent", "smtp sent", "sns sent"));
                assertThat(sns.messages()).hasSize(1);
                assertThat(smtp.subjects()).containsExactly(line);
                assertThat(mails(sesPort)).singleElement().satisfies(mail -> {
                    assertThat(mail.get("subject").stringValue()).isEqualTo(line);
                    assertThat(mail.get("from").stringValue()).isEqualTo("Event Service <events@example.com>");
                    assertThat(mail.at("/destination/to").valueStream().map(JsonNode::stringValue))
                            .containsExactly("staff@example.com", "press@example.com");
                    assertThat(mail.at("/body/text").stringValue()).startsWith(line + "\n\nEvent " + event.id());
                });
            }
        } finally {
            ses.destroyForcibly().waitFor();
        }
    }

    /** The variables that the lines of the document set in a shell. */
    private static Map<String, String> exported(String document) throws IOException, InterruptedException {
        String lines = SETTINGS.matcher(document)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining());
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", lines + "env").redirectErrorStream(true);
        shell.environment().keySet().removeIf(name -> name.startsWith("EVENTS_") || name.startsWith("AWS_"));
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines()
                .filter(line -> line.startsWith("EVENTS_") || line.startsWith("AWS_"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static JsonNode mails(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/store"))
                    .build();
            return Json.read(client.send(request, BodyHandlers.ofString()).body())
                    .get("emails");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(int port) {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        });
    }
}
