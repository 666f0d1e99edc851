package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.AcceptedChanges;
import com.ticketing.events.app.faults.rig.DeliveryTable;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.faults.rig.WebhookReceiver;
import com.ticketing.events.app.support.ConcurrentCallers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes share one PostgreSQL database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoProcessesIT {

    private static final Duration MAX_VISIBILITY_DELAY = Duration.ofSeconds(2);

    private TestStorage storage;
    private WebhookReceiver receiver;
    private ServiceProcess a;
    private ServiceProcess b;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        storage = TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        receiver = new WebhookReceiver();
        a = ServiceProcess.start(storage, receiver.settings());
        b = ServiceProcess.start(storage, receiver.settings());
    }

    @BeforeEach
    void awaitBothReady() {
        if (!a.isAlive()) {
            a = ServiceProcess.start(storage, receiver.settings());
        }
        a.awaitReady();
        b.awaitReady();
    }

    @AfterAll
    void stop() {
        a.close();
        b.close();
        receiver.close();
    }

    @Test
    void aQueryWithThePositionOfAWriteSeesItOnTheOtherNode() throws IOException {
        for (int i = 0; i < 50; i++) {
            EventModel event = new EventModel(false);
            HttpResult created = event.createUnrecorded(a.client()).expect(201);
            String position = created.header("Event-Log-Position");
            HttpResult read = b.client().getAt(position, "/events/" + created.id());
            assertThat(read.expect(200).id()).isEqualTo(created.id());
            assertThat(Long.parseLong(read.header("Event-Log-Position")))
                    .isGreaterThanOrEqualTo(Long.parseLong(position));
        }
    }

    @Test
    void writesBecomeVisibleOnTheOtherNode() throws IOException {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            EventModel event = createdOn(a);
            long acknowledgedAt = System.nanoTime();
            while (b.client().read(event.id()).status() != 200) {
                assertThat(System.nanoTime() - acknowledgedAt).isLessThan(MAX_VISIBILITY_DELAY.toNanos());
                ServiceProcess.pause(Duration.ofMillis(1));
            }
            millis.add(Duration.ofNanos(System.nanoTime() - acknowledgedAt).toMillis());
        }
        millis.sort(null);
        System.out.printf(
                "A write on one node is visible on the other after %d ms (median of %d), at most %d ms%n",
                millis.get(millis.size() / 2), millis.size(), millis.getLast());
    }

    @Test
    void acceptsOneOfTwoChangesToTheSameVersion() throws IOException {
        EventModel event = createdOn(a);
        awaitVisible(event, b);
        int rounds = 50;
        CyclicBarrier bothNodes = new CyclicBarrier(2);
        List<List<HttpResult>> results = ConcurrentCallers.run(2, node -> {
            ServiceClient client = node(node).client();
            List<HttpResult> own = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                long version = client.read(event.id()).version();
                bothNodes.await(1, TimeUnit.MINUTES);
                own.add(client.patch(event.id(), notes(node, round), version));
                bothNodes.await(1, TimeUnit.MINUTES);
            }
            return own;
        });
        List<HttpResult> all = results.stream().flatMap(List::stream).toList();
        assertThat(all).allSatisfy(result -> assertThat(result.status()).isIn(200, 409, 412));
        List<HttpResult> accepted = accepted(all);
        assertThat(accepted).hasSize(rounds);
        new AcceptedChanges(event.id(), accepted).verify(a, b);
    }

    @Test
    void keepsAllConcurrentChangesWithoutIfMatch() throws IOException {
        EventModel event = createdOn(a);
        List<HttpResult> results = ConcurrentCallers.run(4, writer -> {
                    List<HttpResult> own = new ArrayList<>();
                    for (int i = 0; i < 25; i++) {
                        own.add(node(writer % 2).client().patch(event.id(), notes(writer, i), null));
                    }
                    return own;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(results).allSatisfy(result -> assertThat(result.status()).isIn(200, 409));
        List<HttpResult> accepted = accepted(results);
        assertThat(accepted).isNotEmpty();
        new AcceptedChanges(event.id(), accepted).verify(a, b);
    }

    @Test
    void createsOneEventPerIdempotencyKeyAcrossNodes() throws IOException {
        for (int i = 0; i < 20; i++) {
            EventModel event = new EventModel(true);
            List<HttpResult> results = ConcurrentCallers.run(
                    4, caller -> event.createUnrecorded(node(caller % 2).client()));
            assertThat(results)
                    .allSatisfy(result ->
                            assertThat(result.status()).as(result.body()).isEqualTo(201));
            assertThat(results.stream().map(HttpResult::event))
                    .containsOnly(results.getFirst().event());
            event.verifyKey(b.client());
        }
    }

    @Test
    void sendsEachNotificationOnce() throws IOException {
        List<EventModel> events = ConcurrentCallers.run(8, caller -> {
            EventModel event = createdOn(node(caller % 2));
            event.patch(node((caller + 1) % 2).client(), Map.of("status", "PUBLISHED"));
            event.patch(node(caller % 2).client(), Map.of("status", "CANCELLED"));
            return event;
        });
        DeliveryTable deliveries = new DeliveryTable(storage);
        assertEverythingIsDeliveredOnce(deliveries);
        Stream<String> logged = Stream.of(a, b).flatMap(node -> node.notifications().stream());
        assertThat(logged.filter(line -> events.stream().anyMatch(event -> line.endsWith(event.title()))))
                .containsExactlyInAnyOrderElementsOf(events.stream()
                        .flatMap(event -> Stream.of("New event created: ", "Event published: ", "Event cancelled: ")
                                .map(text -> text + event.title()))
                        .toList());
    }

    @Test
    void servesAndSendsPendingDeliveriesOfAKilledNode() throws IOException {
        DeliveryTable deliveries = new DeliveryTable(storage);
        deliveries.awaitAllSent();
        Set<String> sent = deliveries.sentToWebhook();
        receiver.setRefusing(true);
        List<EventModel> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            events.add(createdOn(a));
        }
        a.kill();
        assertThat(deliveries.sentToWebhook()).as("sent before the kill").isEqualTo(sent);
        receiver.setRefusing(false);
        events.add(createdOn(b));
        assertEverythingIsDeliveredOnce(deliveries);
        for (EventModel event : events) {
            event.verify(b.client());
        }
        new DomainEventTable(storage).verifyGapless();
    }

    private void assertEverythingIsDeliveredOnce(DeliveryTable deliveries) {
        deliveries.awaitAllSent();
        assertThat(receiver.received()).containsOnlyKeys(deliveries.sentToWebhook());
        assertThat(receiver.received().values()).containsOnly(1);
    }

    private static List<HttpResult> accepted(List<HttpResult> results) {
        return results.stream().filter(result -> result.status() == 200).toList();
    }

    private ServiceProcess node(int number) {
        return number == 0 ? a : b;
    }

    private static EventModel createdOn(ServiceProcess node) throws IOException {
        EventModel event = new EventModel(false);
        assertThat(event.create(node.client())).isTrue();
        return event;
    }

    private static void awaitVisible(EventModel event, ServiceProcess node) {
        Awaitility.await()
                .atMost(MAX_VISIBILITY_DELAY)
                .until(() -> node.client().read(event.id()).status() == 200);
    }

    private static Map<String, String> notes(int writer, int number) {
        return Map.of("internalNotes", "change %d by %d".formatted(number, writer));
    }
}
