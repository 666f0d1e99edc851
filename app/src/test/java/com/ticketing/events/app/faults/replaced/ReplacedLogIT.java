package com.ticketing.events.app.faults.replaced;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.LogCopy;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.faults.rig.WebhookReceiver;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Running services whose PostgreSQL database gets another log: within 10 seconds each shows that log and nothing of the
 * former one, and never a mixture.
 */
@Timeout(300)
class ReplacedLogIT {

    private static final Duration MAX_DELAY = Duration.ofSeconds(10);
    private static final String PUBLIC_LIST = "/public/events?limit=1";
    private static final String REPLACED = "is not the one that this node has followed";

    @TempDir
    private Path directory;

    private TestStorage storage;
    private final List<ServiceProcess> nodes = new ArrayList<>();
    private final List<ServiceProcess> commandNodes = new ArrayList<>();
    private final List<ServiceProcess> queryNodes = new ArrayList<>();
    private final List<EventModel> lost = new ArrayList<>();
    private WebhookReceiver receiver;
    private int replacements;
    private int created;

    @BeforeEach
    void createDatabase() throws IOException {
        receiver = new WebhookReceiver();
        storage = TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
    }

    @AfterEach
    void stop() {
        nodes.forEach(ServiceProcess::close);
        receiver.close();
    }

    /** The user of a query node may only read. */
    private void start(String role) {
        boolean isQueryNode = role.equals("query");
        List<String> settings = new ArrayList<>(List.of(receiver.settings()));
        settings.add("events.role=" + role);
        ServiceProcess node =
                ServiceProcess.ready(isQueryNode ? storage.readOnly() : storage, settings.toArray(String[]::new));
        nodes.add(node);
        if (!isQueryNode) {
            commandNodes.add(node);
        }
        if (!role.equals("command")) {
            queryNodes.add(node);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "all,all", "command,query"})
    void everyNodeShowsTheLogInTheDatabase(String roles) throws Exception {
        for (String role : roles.split(",", -1)) {
            start(role);
        }
        List<EventModel> kept = create(6);
        lost.addAll(create(4));
        awaitWebhooks(created);
        try (BufferedReader feed = queryNodes.getFirst().client().openEventStream("/audit/events")) {
            replace(10, 6, log -> LogCopy.truncate(log, 6));
            assertThat(feed.lines()
                            .dropWhile(line -> !line.equals("event: reset"))
                            .limit(2))
                    .containsExactly("event: reset", "data: {\"position\":6}");
        }
        kept.forEach(this::verify);
        long written = createAndVerify(6);

        lost.addAll(kept);
        replaceByOther(written, written);
        written = createAndVerify(written);
        replaceByOther(written, written + 5);
        createAndVerify(written + 5);
        // The first positions of the other logs count as announced, as in a database that is restored as a whole.
        awaitWebhooks(created + 5);
        new DomainEventTable(storage).verifyGapless();
    }

    /** Every notification has been sent once, with a key of its own, also at a position that had another one before. */
    private void awaitWebhooks(int count) {
        noLaterThan().untilAsserted(() -> assertThat(receiver.received()).hasSize(count));
        assertThat(receiver.received().values()).containsOnly(1);
    }

    private List<EventModel> create(int events) throws IOException {
        List<EventModel> result = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            EventModel event = new EventModel(false);
            assertThat(event.create(commandNodes.get(i % commandNodes.size()).client()))
                    .isTrue();
            result.add(event);
            created++;
        }
        return result;
    }

    private interface Replacement {
        void in(Connection log) throws SQLException;
    }

    private void replaceByOther(long before, long events) throws Exception {
        TestStorage other = TestStorage.postgres(
                        Files.createTempDirectory(directory, "other"),
                        TestPostgres.shared().newDatabase())
                .withEvents((int) events);
        try (Connection from = other.connect()) {
            replace(before, events, log -> LogCopy.replace(from, log));
        }
    }

    /** Replaces the log, and asserts that each response is from one of the two logs. */
    private void replace(long before, long events, Replacement replacement) throws Exception {
        AtomicBoolean isDone = new AtomicBoolean();
        Set<String> answers = ConcurrentHashMap.newKeySet();
        List<Thread> readers = queryNodes.stream()
                .map(node -> Thread.startVirtualThread(() -> {
                    while (!isDone.get()) {
                        answers.add(total(node.client(), "/events?limit=1"));
                        total(node.client(), PUBLIC_LIST);
                    }
                }))
                .toList();
        replacements++;
        try {
            try (Connection log = storage.connect()) {
                replacement.in(log);
            }
            assertNoLostEventChanges();
            for (ServiceProcess node : nodes) {
                noLaterThan().untilAsserted(() -> {
                    assertThat(node.metric("events_log_resets_total")).isEqualTo(replacements);
                    assertThat(node.isReady()).isTrue();
                });
            }
            for (ServiceProcess node : queryNodes) {
                noLaterThan()
                        .untilAsserted(() -> assertThat(total(node.client(), "/events?limit=1"))
                                .isEqualTo("" + events));
                // The readers keep the first of these lists in the cache; the other one is not in it.
                assertThat(total(node.client(), PUBLIC_LIST))
                        .isEqualTo(total(node.client(), PUBLIC_LIST + "&replacement=" + replacements));
            }
        } finally {
            isDone.set(true);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(answers).isSubsetOf("503", "" + before, "" + events);
        for (ServiceProcess node : queryNodes) {
            for (EventModel event : lost) {
                node.client().read(event.id()).expect(404);
            }
        }
        for (ServiceProcess node : nodes) {
            assertThat(node.output().lines().filter(line -> line.contains(REPLACED)))
                    .hasSize(replacements);
        }
    }

    /** The total of the list, or the status of a refusal. */
    private static String total(ServiceClient client, String path) {
        try {
            HttpResult list = client.get(path);
            return list.status() == 200 ? list.json().at("/pagination/total").asString() : "" + list.status();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A command that was decided on the former log is not acknowledged. */
    private void assertNoLostEventChanges() throws IOException {
        for (ServiceProcess node : commandNodes) {
            for (EventModel event : lost) {
                HttpResult changed = node.client().patch(event.id(), Map.of("internalNotes", "lost"), null);
                assertThat(changed.status()).as(changed.body()).isIn(404, 503);
            }
        }
    }

    /** Creates one Event per node, which every node shows and one of them announces; returns the new length. */
    private long createAndVerify(long events) throws IOException {
        for (EventModel event : create(nodes.size())) {
            verify(event);
            noLaterThan()
                    .untilAsserted(() -> assertThat(nodes.stream().flatMap(node -> node.notifications().stream()))
                            .filteredOn(line -> line.endsWith(event.title()))
                            .hasSize(1));
            lost.add(event);
        }
        return events + nodes.size();
    }

    private void verify(EventModel event) {
        for (ServiceProcess node : queryNodes) {
            noLaterThan().untilAsserted(() -> event.verify(node.client()));
        }
    }

    private static ConditionFactory noLaterThan() {
        return Awaitility.await().atMost(MAX_DELAY);
    }
}
