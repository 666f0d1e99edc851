package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.AcceptedChanges;
import com.ticketing.events.app.faults.rig.ClientCrowd;
import com.ticketing.events.app.faults.rig.DeliveryTable;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpAnswer;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.faults.rig.WebhookReceiver;
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

/** Two processes share one PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoProcessesIT {

    private static final Duration LONGEST_TO_BE_SEEN = Duration.ofSeconds(2);

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
    void bothAreReady() {
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
    void whatOneWritesTheOtherShowsSoon() throws IOException {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            EventModel story = created(a);
            long answered = System.nanoTime();
            while (b.caller().read(story.id()).status() != 200) {
                assertThat(System.nanoTime() - answered).isLessThan(LONGEST_TO_BE_SEEN.toNanos());
                ServiceProcess.pause(Duration.ofMillis(1));
            }
            millis.add(Duration.ofNanos(System.nanoTime() - answered).toMillis());
        }
        millis.sort(null);
        System.out.printf(
                "A write on one node is seen on the other after %d ms (median of %d), at most %d ms%n",
                millis.get(millis.size() / 2), millis.size(), millis.getLast());
    }

    @Test
    void ofTwoWhoChangeTheSameVersionOneWins() throws IOException {
        EventModel story = created(a);
        awaitSeen(story, b);
        int rounds = 50;
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        List<List<HttpAnswer>> answers = ClientCrowd.of(2, node -> {
            ServiceClient caller = node(node).caller();
            List<HttpAnswer> mine = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                long version = caller.read(story.id()).version();
                bothHaveRead.await(1, TimeUnit.MINUTES);
                mine.add(caller.patch(story.id(), notes(node, round), version));
                bothHaveRead.await(1, TimeUnit.MINUTES);
            }
            return mine;
        });
        List<HttpAnswer> all = answers.stream().flatMap(List::stream).toList();
        assertThat(all).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409, 412));
        List<HttpAnswer> winners =
                all.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(winners).hasSize(rounds);
        new AcceptedChanges(story.id(), winners).verify(a, b);
    }

    @Test
    void concurrentChangesWithoutAVersionAreAllKept() throws IOException {
        EventModel story = created(a);
        List<HttpAnswer> answers = ClientCrowd.of(4, writer -> {
                    List<HttpAnswer> mine = new ArrayList<>();
                    for (int i = 0; i < 25; i++) {
                        mine.add(node(writer % 2).caller().patch(story.id(), notes(writer, i), null));
                    }
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409));
        List<HttpAnswer> accepted =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(accepted).isNotEmpty();
        new AcceptedChanges(story.id(), accepted).verify(a, b);
    }

    @Test
    void anIdempotencyKeyMeansOneEventOnBoth() throws IOException {
        for (int i = 0; i < 20; i++) {
            EventModel story = new EventModel(true);
            List<HttpAnswer> answers =
                    ClientCrowd.of(4, caller -> story.attempt(node(caller % 2).caller()));
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.body()).isEqualTo(201));
            assertThat(answers.stream().map(HttpAnswer::event))
                    .containsOnly(answers.getFirst().event());
            story.verifyKey(b.caller());
        }
    }

    @Test
    void eachNotificationIsSentOnce() throws IOException {
        List<EventModel> stories = ClientCrowd.of(8, caller -> {
            EventModel story = created(node(caller % 2));
            story.patch(node((caller + 1) % 2).caller(), Map.of("status", "PUBLISHED"));
            story.patch(node(caller % 2).caller(), Map.of("status", "CANCELLED"));
            return story;
        });
        DeliveryTable deliveries = new DeliveryTable(storage);
        deliveries.awaitAllSent();
        assertThat(receiver.taken()).containsOnlyKeys(deliveries.sentToWebhook());
        assertThat(receiver.taken().values()).containsOnly(1);
        Stream<String> told = Stream.of(a, b).flatMap(node -> node.notifications().stream());
        assertThat(told.filter(line -> stories.stream().anyMatch(story -> line.endsWith(story.title()))))
                .containsExactlyInAnyOrderElementsOf(stories.stream()
                        .flatMap(story -> Stream.of("New event created: ", "Event published: ", "Event cancelled: ")
                                .map(text -> text + story.title()))
                        .toList());
    }

    @Test
    void theSurvivorServesAndSendsWhatTheOtherLeft() throws IOException {
        DeliveryTable deliveries = new DeliveryTable(storage);
        deliveries.awaitAllSent();
        Set<String> sent = deliveries.sentToWebhook();
        receiver.refuse(true);
        List<EventModel> stories = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            stories.add(created(a));
        }
        a.kill();
        assertThat(deliveries.sentToWebhook()).as("sent before the kill").isEqualTo(sent);
        receiver.refuse(false);
        stories.add(created(b));
        deliveries.awaitAllSent();
        assertThat(receiver.taken()).containsOnlyKeys(deliveries.sentToWebhook());
        assertThat(receiver.taken().values()).containsOnly(1);
        for (EventModel story : stories) {
            story.verify(b.caller());
        }
        new DomainEventTable(storage).verifyGapless();
    }

    private ServiceProcess node(int number) {
        return number == 0 ? a : b;
    }

    private static EventModel created(ServiceProcess node) throws IOException {
        EventModel story = new EventModel(false);
        assertThat(story.create(node.caller())).isTrue();
        return story;
    }

    private static void awaitSeen(EventModel story, ServiceProcess node) {
        Awaitility.await()
                .atMost(LONGEST_TO_BE_SEEN)
                .until(() -> node.caller().read(story.id()).status() == 200);
    }

    private static Map<String, String> notes(int writer, int number) {
        return Map.of("internalNotes", "change %d by %d".formatted(number, writer));
    }
}
