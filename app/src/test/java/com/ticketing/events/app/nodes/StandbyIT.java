package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.PostgresPair;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A command node on a primary and a query node on its hot standby, through a promotion that loses commits and a
 * restored backup: within 10 seconds both show the log in the database, and never a mixture.
 */
@Timeout(300)
class StandbyIT {

    private static final Duration MAX_DELAY = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private PostgresPair servers;
    private WebhookReceiver receiver;
    private String database;
    private ServiceProcess commands;
    private ServiceProcess queries;
    private int notified;

    /** The totals that the query node has shown, and its refusals. */
    private final Set<String> totals = ConcurrentHashMap.newKeySet();

    private volatile boolean stopped;

    @BeforeEach
    void start() throws IOException {
        servers = PostgresPair.start();
        receiver = new WebhookReceiver();
        database = servers.newDatabase();
        TestStorage storage = TestStorage.postgres(directory, servers.url(database, "primary"));
        commands = ServiceProcess.ready(
                storage,
                Stream.concat(Stream.of("events.role=command"), Stream.of(receiver.settings()))
                        .toArray(String[]::new));
        String readOnly = storage.readOnly().jdbcUrl().replace("=primary", "=preferSecondary");
        servers.awaitReplay();
        queries = ServiceProcess.ready(TestStorage.postgres(directory, readOnly), "events.role=query");
    }

    @AfterEach
    void stop() throws IOException {
        stopped = true;
        queries.close();
        commands.close();
        receiver.close();
        servers.close();
    }

    @Test
    void bothNodesShowTheLogInTheDatabase() throws Exception {
        assertThat(queries.output()).contains("read from a hot standby");
        List<EventModel> kept = create(6);
        kept.add(createWhileReplayIsPaused());
        awaitNotifications();
        Path backup = servers.backup();
        List<EventModel> later = create(2);
        awaitNotifications();

        Thread reader = Thread.startVirtualThread(this::recordTotals);
        loseTheEndByPromotion(9);
        assertThat(queries.output()).contains("read from a primary again");
        servers.renewStandby();
        verify(kept);
        later.addAll(create(2));
        awaitNotifications();
        verifyGapless();

        servers.restore(backup);
        awaitLog(7, later);
        assertThat(resets(commands)).isEqualTo(2);
        assertThat(resets(queries)).isEqualTo(1);
        stopped = true;
        reader.join();
        assertThat(totals).isSubsetOf("503", "7", "9", "10", "11");
        verify(kept);
        create(2);
        awaitNotifications();
        verifyGapless();
    }

    /** Creates Events, each of which the query node shows at the position of the command. */
    private List<EventModel> create(int events) throws IOException {
        List<EventModel> created = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            EventModel event = createOnCommandNode();
            readAt(event).expect(200);
            created.add(event);
        }
        return created;
    }

    private EventModel createOnCommandNode() {
        EventModel event = new EventModel(true);
        noLaterThan().until(() -> event.create(commands.client()));
        notified++;
        return event;
    }

    private HttpResult readAt(EventModel event) throws IOException {
        return queries.client().getAt(event.position(), "/events/" + event.id());
    }

    private EventModel createWhileReplayIsPaused() throws IOException {
        servers.pauseReplay();
        EventModel event = createOnCommandNode();
        assertThat(readAt(event).expect(503).header("Retry-After")).isNotNull();
        queries.client().read(event.id()).expect(404);
        servers.resumeReplay();
        readAt(event).expect(200);
        return event;
    }

    /** The query node shows nothing of what is lost, because the standby has not received it. */
    private void loseTheEndByPromotion(int kept) throws IOException {
        servers.stopReplication();
        List<EventModel> lost =
                Stream.generate(this::createOnCommandNode).limit(3).toList();
        awaitWebhooks();
        servers.crashPrimary();
        assertThat(new EventModel(false).create(commands.client())).isFalse();
        servers.promote();
        noLaterThan().untilAsserted(() -> assertThat(resets(commands)).isEqualTo(1));
        awaitLog(kept, lost);
        assertThat(resets(queries)).isZero();
    }

    /** Waits until both nodes are ready and have nothing of the lost Events. */
    private void awaitLog(int events, List<EventModel> lost) {
        noLaterThan().untilAsserted(() -> {
            assertThat(total()).isEqualTo("" + events);
            for (EventModel event : lost) {
                queries.client().read(event.id()).expect(404);
                commands.client()
                        .patch(event.id(), Map.of("internalNotes", "lost"), null)
                        .expect(404);
            }
            assertThat(commands.isReady()).isTrue();
            assertThat(queries.isReady()).isTrue();
        });
    }

    private void recordTotals() {
        while (!stopped) {
            totals.add(total());
        }
    }

    private String total() {
        try {
            HttpResult list = queries.client().get("/events?limit=1");
            return list.status() == 200 ? list.json().at("/pagination/total").asString() : "" + list.status();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static double resets(ServiceProcess node) throws IOException {
        return node.metric("events_log_resets_total");
    }

    private void verify(List<EventModel> events) throws IOException {
        for (EventModel event : events) {
            event.verify(queries.client());
        }
    }

    /** Each Event is announced once, and a backup or a promotion from now on has the record of it. */
    private void awaitNotifications() {
        awaitWebhooks();
        noLaterThan()
                .untilAsserted(() -> assertThat(
                                table().query("select position from notification_delivery where state <> 'sent'"))
                        .isEmpty());
        servers.awaitReplay();
    }

    private void awaitWebhooks() {
        noLaterThan().untilAsserted(() -> assertThat(receiver.received()).hasSize(notified));
        assertThat(receiver.received().values()).containsOnly(1);
    }

    private void verifyGapless() {
        table().verifyGapless();
    }

    private DomainEventTable table() {
        return new DomainEventTable(TestStorage.postgres(directory, servers.primaryUrl(database)));
    }

    private static ConditionFactory noLaterThan() {
        return Awaitility.await().atMost(MAX_DELAY);
    }
}
