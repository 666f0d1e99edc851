package com.ticketing.events.app.faults.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.faults.rig.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two webhook channels, {@code webhook} and {@code crm}, each with a receiver of its own. */
@Timeout(300)
class WebhookChannelsIT {

    private static final String CRM = "events.notifications.webhook.channels.crm";

    @TempDir
    private Path directory;

    private TestStorage storage;
    private WebhookReceiver first;
    private WebhookReceiver crm;

    @BeforeEach
    void start() throws IOException {
        storage = TestStorage.sqlite(directory);
        first = new WebhookReceiver();
        crm = new WebhookReceiver();
    }

    @AfterEach
    void stop() {
        first.close();
        crm.close();
    }

    @Test
    void anEndedAddressGetsNothingUntilARedeliveryAlsoAfterARestart() throws IOException {
        first.setStatus(410);
        EventModel event = new EventModel(false);
        EventModel later = new EventModel(false);
        try (ServiceProcess service = ServiceProcess.ready(storage, settings(CRM + ".types=event-published"))) {
            event.create(service.client());
            awaitDead(service, event, "Response status 410");
            event.patch(service.client(), Map.of("status", "PUBLISHED"));
            awaitDead(service, event, "Response status 410", "Not sent: the receiver has ended the address");
            assertThat(service.metric("events_notifications_ended{channel=\"webhook\""))
                    .isEqualTo(1);
            assertThat(service.metric("events_notifications_ended{channel=\"crm\""))
                    .isZero();
            JsonNode channels =
                    service.client().get("/notifications/channels").expect(200).json();
            assertThat(channels.at("/channels").findValuesAsString("channel")).containsExactly("crm", "log", "webhook");
            assertThat(channels.at("/channels/0/endedAt").isNull()).isTrue();
            assertThat(channels.at("/channels/2/endedAt").isNull()).isFalse();
            assertThat(channels.at("/channels/2/address").stringValue()).isEqualTo(first.origin());
            assertThat(channels.at("/channels/2/dead").asInt()).isEqualTo(2);
            assertThat(service.output().lines().filter(line -> line.contains(" WARN ") && line.contains("webhook")))
                    .singleElement()
                    .asString()
                    .endsWith("The receiver has ended channel webhook to " + first.origin()
                            + "; its deliveries are dead until one of them is redelivered");
        }
        first.setStatus(204);
        try (ServiceProcess service = ServiceProcess.ready(storage, settings(CRM + ".types=event-published"))) {
            later.create(service.client());
            awaitDead(service, later, "Not sent: the receiver has ended the address");
            assertThat(first.received()).isEmpty();

            assertThat(service.client()
                            .request("POST", "/notifications/channels/webhook/redeliver")
                            .expect(202)
                            .json()
                            .at("/redelivered")
                            .asInt())
                    .isEqualTo(3);
            await().atMost(Duration.ofSeconds(30)).until(() -> first.received().size() == 3);
            await().untilAsserted(() -> assertThat(
                            service.client().get("/notifications").expect(200).body())
                    .doesNotContain("Response status", "Not sent", "\"dead\""));
            assertThat(service.metric("events_notifications_ended{")).isZero();
            assertThat(crm.received()).hasSize(1);
        }
    }

    @Test
    void connectsToNoPrivateAddressThatIsNotAllowed() throws IOException {
        try (ServiceProcess service = ServiceProcess.ready(
                storage,
                settings(
                        "events.notifications.attempts=1",
                        "events.notifications.webhook.allow-private-addresses=false"))) {
            EventModel event = new EventModel(false);
            event.create(service.client());
            await().atMost(Duration.ofSeconds(30)).until(() -> dead(service).size() == 2);
            assertThat(dead(service).findValuesAsString("lastError"))
                    .containsOnly("Private address refused (events.notifications.webhook.allow-private-addresses)");
            assertThat(first.received()).isEmpty();
            assertThat(crm.received()).isEmpty();
        }
    }

    /** The settings of both channels, and further ones, which replace those of the same name. */
    private String[] settings(String... more) {
        Map<String, String> settings = new HashMap<>();
        Stream.of(
                        Stream.of(first.settings()),
                        Stream.of(CRM + ".url=" + crm.origin() + "/", CRM + ".secret=another-secret"),
                        Stream.of(more))
                .flatMap(each -> each)
                .forEach(setting -> settings.put(setting.substring(0, setting.indexOf('=')), setting));
        return settings.values().toArray(String[]::new);
    }

    private static JsonNode dead(ServiceProcess service) throws IOException {
        return service.client()
                .get("/notifications?state=dead")
                .expect(200)
                .json()
                .at("/notifications");
    }

    private static void awaitDead(ServiceProcess service, EventModel event, String... errors) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(service.client()
                                .get("/notifications?state=dead&eventId=" + event.id())
                                .expect(200)
                                .json()
                                .at("/notifications")
                                .findValuesAsString("lastError"))
                        .containsExactly(errors));
    }
}
