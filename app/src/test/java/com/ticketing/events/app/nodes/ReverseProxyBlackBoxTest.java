package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.InstalledPostgres;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command node and one query node behind a reverse proxy with a configuration of {@code ops/proxy}. */
abstract class ReverseProxyBlackBoxTest {

    @TempDir
    private Path directory;

    private final TwoRoles nodes = TwoRoles.shared();
    private final List<ProxyProcess> proxies = new ArrayList<>();

    /** Starts the proxy, with its files in the directory. */
    abstract ProxyProcess start(Path directory, int commandPort, int queryPort) throws IOException;

    @AfterEach
    void stop() {
        proxies.forEach(ProxyProcess::close);
    }

    private ServiceClient proxy() throws IOException {
        return proxy(nodes.commands().port());
    }

    private ServiceClient proxy(int commandPort) throws IOException {
        ProxyProcess proxy = start(directory, commandPort, nodes.queries().port());
        proxies.add(proxy);
        Awaitility.await().ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
            assertThat(proxy.isAlive()).as(Files.readString(proxy.log())).isTrue();
            proxy.client().get("/actuator/health/readiness").expect(200);
        });
        return proxy.client();
    }

    @Test
    void aClientReadsItsOwnWrites() throws IOException {
        ServiceClient client = proxy();
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
        ServiceClient client = proxy();
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
        ServiceClient client = proxy();
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
    void withoutACommandNodeQueriesContinueAndCommandsAre503() throws IOException {
        ServiceClient client = proxy(InstalledPostgres.freePort());
        new EventModel(false).createUnrecorded(client).expectUnavailable();
        client.get("/events").expect(200);
        client.get("/public/events").expect(200);
    }
}
