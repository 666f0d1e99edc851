package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One command node and one query node behind nginx with the configuration {@code ops/proxy/nginx.conf}. */
@ExtendWith(NginxCondition.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReverseProxyIT {

    private TwoRoles nodes;
    private NginxProcess proxy;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        nodes = TwoRoles.ready(directory);
        proxy = NginxProcess.start(directory, nodes.commands(), nodes.queries());
        Awaitility.await().ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
            assertThat(proxy.isAlive())
                    .as(Files.readString(directory.resolve("nginx.log")))
                    .isTrue();
            proxy.client().get("/actuator/health/readiness").expect(200);
        });
    }

    @AfterAll
    void stop() {
        if (proxy != null) {
            proxy.close();
        }
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    void aClientReadsItsOwnWrites() throws IOException {
        ServiceClient client = proxy.client();
        for (int i = 0; i < 20; i++) {
            EventModel event = new EventModel(true);
            HttpResult created = event.createUnrecorded(client).expect(201);
            String id = created.id();
            client.getAt(created.header("Event-Log-Position"), "/events/" + id).expect(200);
            HttpResult published =
                    client.patch(id, Map.of("status", "PUBLISHED"), 0L).expect(200);
            HttpResult read = client.getAt(published.header("Event-Log-Position"), "/public/events/" + id);
            assertThat(read.expect(200).json().get("status").stringValue()).isEqualTo("PUBLISHED");
        }
    }

    @Test
    void everyKindOfRequestReachesTheNodeThatHasIt() throws IOException {
        ServiceClient client = proxy.client();
        EventModel event = new EventModel(false);
        event.create(client);
        event.rename(client, "Another title");
        String position = client.erase(event.id()).expect(204).header("Event-Log-Position");
        client.getAt(position, "/events/" + event.id() + "/history").expect(200);
        client.get("/notifications?limit=1").expect(200);
        client.get("/audit/events?limit=1").expect(200);
        client.get("/projections").expect(200);
        client.get("/").expect(200);
        client.get("/admin").expect(200);
        client.request("DELETE", "/notifications").expect(405);
        client.request("PATCH", "/events").expect(405);
        client.request("DELETE", "/public/events").expect(405);
    }

    @Test
    void aSummaryIsStreamed() throws IOException {
        ServiceClient client = proxy.client();
        EventModel event = new EventModel(false);
        event.create(client);
        event.patch(client, Map.of("status", "PUBLISHED"));
        HttpResult current =
                client.patch(event.id(), Map.of("status", "PUBLISHED"), null).expect(200);
        client.getAt(current.header("Event-Log-Position"), "/public/events/" + event.id())
                .expect(200);
        try (BufferedReader stream = client.openEventStream("/public/events/" + event.id() + "/summary")) {
            assertThat(stream.lines()).contains("event: done");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void withoutACommandNodeQueriesContinueAndCommandsAre503() throws IOException {
        nodes.commands().kill();
        new EventModel(false).createUnrecorded(proxy.client()).expectUnavailable();
        proxy.client().get("/events").expect(200);
        proxy.client().get("/public/events").expect(200);
    }
}
