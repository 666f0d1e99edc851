package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.PostgresForTests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
class TwoNodesIT {

    private static final Duration LONGEST_TO_BE_SEEN = Duration.ofSeconds(2);

    private Storage storage;
    private Receiver receiver;
    private ServiceProcess a;
    private ServiceProcess b;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        storage = Storage.postgres(directory, PostgresForTests.shared().newDatabase());
        receiver = new Receiver();
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
            Story story = created(a);
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
        Story story = created(a);
        int rounds = 50;
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        List<List<Answer>> answers = Crowd.of(2, node -> {
            Caller caller = node(node).caller();
            List<Answer> mine = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                long version = caller.read(story.id()).version();
                bothHaveRead.await();
                mine.add(caller.patch(story.id(), notes(node, round), version));
                bothHaveRead.await();
            }
            return mine;
        });
        List<Answer> all = answers.stream().flatMap(List::stream).toList();
        assertThat(all).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409, 412));
        List<Answer> winners =
                all.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(winners).hasSize(rounds);
        verifyNoUpdateIsLost(story, winners);
    }

    @Test
    void concurrentChangesWithoutAVersionAreAllKept() throws IOException {
        Story story = created(a);
        List<Answer> answers = Crowd.of(4, writer -> {
                    List<Answer> mine = new ArrayList<>();
                    for (int i = 0; i < 25; i++) {
                        mine.add(node(writer % 2).caller().patch(story.id(), notes(writer, i), null));
                    }
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409));
        List<Answer> accepted =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(accepted).isNotEmpty();
        verifyNoUpdateIsLost(story, accepted);
    }

    @Test
    void anIdempotencyKeyMeansOneEventOnBoth() throws IOException {
        for (int i = 0; i < 20; i++) {
            Story story = new Story(true);
            List<Answer> answers =
                    Crowd.of(4, caller -> story.attempt(node(caller % 2).caller()));
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.body()).isEqualTo(201));
            assertThat(answers.stream().map(Answer::event))
                    .containsOnly(answers.getFirst().event());
            story.verifyKey(b.caller());
        }
    }

    @Test
    void eachNotificationIsSentOnce() throws IOException {
        List<Story> stories = Crowd.of(8, caller -> {
            Story story = created(node(caller % 2));
            story.patch(node((caller + 1) % 2).caller(), Map.of("status", "PUBLISHED"));
            story.patch(node(caller % 2).caller(), Map.of("status", "CANCELLED"));
            return story;
        });
        Deliveries deliveries = new Deliveries(storage);
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
        Deliveries deliveries = new Deliveries(storage);
        deliveries.awaitAllSent();
        Set<String> sent = deliveries.sentToWebhook();
        receiver.refuse(true);
        List<Story> stories = new ArrayList<>();
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
        for (Story story : stories) {
            story.verify(b.caller());
        }
        new LogRows(storage).verifyGapless();
    }

    private ServiceProcess node(int number) {
        return number == 0 ? a : b;
    }

    private static Story created(ServiceProcess node) throws IOException {
        Story story = new Story(false);
        assertThat(story.create(node.caller())).isTrue();
        return story;
    }

    private static Map<String, String> notes(int writer, int number) {
        return Map.of("internalNotes", "change %d by %d".formatted(number, writer));
    }

    /** Each accepted change has a version of its own, they follow on one another, and the history has them as told. */
    private void verifyNoUpdateIsLost(Story story, List<Answer> accepted) throws IOException {
        Map<Long, String> told = accepted.stream().collect(Collectors.toMap(Answer::version, TwoNodesIT::notesIn));
        Set<Long> versions = IntStream.rangeClosed(1, accepted.size())
                .mapToObj(Long::valueOf)
                .collect(Collectors.toSet());
        assertThat(told).containsOnlyKeys(versions);
        for (ServiceProcess node : List.of(a, b)) {
            Awaitility.await().atMost(LONGEST_TO_BE_SEEN).untilAsserted(() -> {
                Answer now = node.caller().read(story.id());
                assertThat(now.version()).isEqualTo(accepted.size());
                assertThat(notesIn(now)).isEqualTo(told.get(now.version()));
            });
        }
        Map<Long, String> kept = new LogRows(storage)
                        .query("select version, payload from domain_event where version > 0 and event_id = '"
                                + story.id() + "'")
                        .stream()
                        .collect(Collectors.toMap(row -> Long.parseLong(row.get(0)), row -> notesIn(row.get(1))));
        assertThat(kept).isEqualTo(told);
    }

    private static String notesIn(Answer answer) {
        return notesIn(answer.body());
    }

    private static String notesIn(String json) {
        return Answer.JSON.readTree(json).get("internalNotes").stringValue();
    }
}
