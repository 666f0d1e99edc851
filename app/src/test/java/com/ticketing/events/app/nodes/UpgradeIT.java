package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two versions of the service on one log: the later one writes a revision of a domain event that is new (ADR 0105). */
class UpgradeIT {

    private static final String COMMANDS = "events.role=command";
    private static final String QUERIES = "events.role=query";
    private static final String UPGRADE =
            "(event-published, revision 2), which this node cannot read: upgrade this node";
    private static final Map<String, String> PUBLISH = Map.of("status", "PUBLISHED");
    private static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private static Path later;

    @TempDir
    private Path directory;

    private TestStorage storage;
    private ServiceProcess commands;
    private ServiceProcess queries;

    @BeforeAll
    static void compileTheLaterVersion(@TempDir Path directory) throws IOException {
        later = LaterVersion.createIn(directory);
    }

    @BeforeEach
    void startThePresentVersion() {
        storage = TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        commands = ServiceProcess.ready(storage, COMMANDS);
        queries = ServiceProcess.ready(storage, QUERIES);
    }

    @AfterEach
    void stopTheNodes() {
        commands.close();
        queries.close();
    }

    @Test
    void inTheOrderQueryNodesFirstNoRequestIsRefused() throws IOException {
        EventModel before = published(commands.client());
        queries = queries.restarted(later, QUERIES);
        EventModel meanwhile = published(commands.client());
        assertPublished(before, meanwhile);
        assertThat(revisions()).containsExactly("1", "1");

        commands = commands.restarted(later, COMMANDS);
        EventModel after = published(commands.client());
        assertPublished(before, meanwhile, after);
        assertThat(revisions()).containsExactly("1", "1", "2");
        assertThat(payloads()).last().asString().contains("doors at seven");
        assertThat(before.patch(commands.client(), Map.of("internalNotes", "upgraded")))
                .isTrue();
        queries.client().get("/audit/verify").expect(200);
    }

    @Test
    void aNodeOfTheEarlierVersionShowsNothingWrongUntilItIsUpgraded() throws IOException {
        EventModel shared = created(commands.client());
        EventModel other = created(commands.client());
        queries.client().getAt(other.position(), "/events/" + shared.id()).expect(200);

        try (ServiceProcess upgraded = ServiceProcess.readyOf(later, storage, COMMANDS)) {
            assertThat(shared.patch(upgraded.client(), PUBLISH)).isTrue();
            await().atMost(MAX_WAIT).until(() -> !queries.isReady());
            assertThat(reason(queries)).contains(UPGRADE);
            queries.client().getAt(shared.position(), "/events/" + shared.id()).expectUnavailable();
            JsonNode history =
                    queries.client().get("/events/" + shared.id() + "/history").json();
            assertThat(history.at("/error/message").stringValue()).contains(UPGRADE);

            commands.client()
                    .patch(shared.id(), Map.of("internalNotes", "lost?"), null)
                    .expectUnavailable();
            assertThat(commands.isReady()).isTrue();
            assertThat(other.patch(commands.client(), Map.of("internalNotes", "goes on")))
                    .isTrue();
            assertThat(shared.patch(upgraded.client(), Map.of("internalNotes", "kept")))
                    .isTrue();
            await().atMost(MAX_WAIT)
                    .untilAsserted(
                            () -> assertThat(upgraded.notifications()).contains("Event published: " + shared.title()));
        }

        commands = commands.restarted(later, COMMANDS);
        queries = queries.restarted(later, QUERIES);
        assertThat(other.patch(commands.client(), PUBLISH)).isTrue();
        assertPublished(shared, other);
        shared.verify(queries.client());
        new DomainEventTable(storage).verifyGapless();
    }

    private static EventModel created(ServiceClient client) throws IOException {
        EventModel event = new EventModel(false);
        assertThat(event.create(client)).isTrue();
        return event;
    }

    private static EventModel published(ServiceClient client) throws IOException {
        EventModel event = created(client);
        assertThat(event.patch(client, PUBLISH)).isTrue();
        return event;
    }

    private void assertPublished(EventModel... events) throws IOException {
        for (EventModel event : events) {
            JsonNode read = queries.client()
                    .getAt(event.position(), "/events/" + event.id())
                    .expect(200)
                    .json();
            assertThat(read.get("status").stringValue()).isEqualTo("PUBLISHED");
        }
    }

    private static String reason(ServiceProcess node) throws IOException {
        return node.client()
                .get("/actuator/health/readiness")
                .json()
                .at("/components/catalog/details/laterVersion")
                .asString();
    }

    private List<String> revisions() {
        return column("revision");
    }

    private List<String> payloads() {
        return column("payload");
    }

    private List<String> column(String name) {
        return new DomainEventTable(storage)
                        .query("select " + name + " from domain_event where type = 'event-published' order by position")
                        .stream()
                        .map(List::getFirst)
                        .toList();
    }
}
