package com.ticketing.events.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.faults.rig.WebhookReceiver;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Request id and trace id in the structured lines of a request: of its command, its deliveries and a dead one. */
@Timeout(180)
class StructuredLogIT {

    private static final String REQUEST_ID = "order-4711";
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "ecs, message, requestId, traceId",
        "logstash, message, requestId, traceId",
        "gelf, short_message, _requestId, _traceId"
    })
    void everyLineThatARequestCausesHasItsIds(
            String format, String message, String requestId, String traceId, @TempDir Path directory) throws Exception {
        try (OtlpReceiver otlp = new OtlpReceiver();
                WebhookReceiver webhook = new WebhookReceiver()) {
            webhook.setRefusing(true);
            String[] settings = Stream.of(
                            Arrays.stream(otlp.settings()),
                            Arrays.stream(webhook.settings())
                                    .filter(setting -> !setting.startsWith("events.notifications.attempts")),
                            Stream.of(
                                    "events.notifications.attempts=2",
                                    "logging.structured.format.console=" + format,
                                    "logging.level.org.springframework.web.servlet=debug"))
                    .flatMap(UnaryOperator.identity())
                    .toArray(String[]::new);
            EventBody event = EventBody.valid();
            try (ServiceProcess service = ServiceProcess.ready(TestStorage.sqlite(directory), settings)) {
                post(service, event);
                await().atMost(MAX_WAIT).until(() -> service.output().contains(" dead "));
                List<JsonNode> lines = service.output().lines().map(Json::read).toList();
                String trace = otlp.spans().getFirst().traceId();

                for (String text : List.of(
                        "EventCommandController#create",
                        "New event created: " + event.title(),
                        "Sending through channel webhook to ",
                        " dead ")) {
                    assertThat(lines)
                            .filteredOn(line -> line.path(message).asString("").contains(text))
                            .as(text)
                            .isNotEmpty()
                            .allSatisfy(line -> {
                                assertThat(line.path(requestId).asString("")).isEqualTo(REQUEST_ID);
                                assertThat(line.path(traceId).asString("")).isEqualTo(trace);
                            });
                }
            }
        }
    }

    private static void post(ServiceProcess service, EventBody event) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/events"))
                    .header("Authorization", "Bearer " + ServiceProcess.TOKEN)
                    .header("Content-Type", "application/json")
                    .header("X-Request-Id", REQUEST_ID)
                    .POST(BodyPublishers.ofString(event.json()))
                    .build();
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(201);
        }
    }
}
