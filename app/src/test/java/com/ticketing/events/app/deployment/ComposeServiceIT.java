package com.ticketing.events.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.environment.KeyFileContent;
import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service with the environment and the secrets of the container {@code event-service} of {@code
 * ops/compose.yaml}; only addresses and directories are those of the test.
 */
class ComposeServiceIT {

    @TempDir
    private Path root;

    private TestStorage storage;

    @BeforeEach
    void prepare() throws IOException {
        NodeContainer container = ComposeFile.read(Checkout.root().resolve("ops/compose.yaml")).nodes().stream()
                .filter(node -> node.name().equals("compose event-service"))
                .findFirst()
                .orElseThrow();
        String url = TestPostgres.shared().newDatabase();
        Map<String, String> variables = new HashMap<>(container.environment());
        variables.replaceAll((_, value) -> value.replaceAll("(?<![/\\w])/(run|etc|var)/", root + "/$1/"));
        variables.putAll(Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "SPRING_DATASOURCE_URL", url,
                "SPRING_DATASOURCE_USERNAME", "postgres"));
        for (String file : container.files()) {
            write(root.resolve(file.substring(1)), content(file));
        }
        Files.createDirectories(root.resolve("var/lib/event-service"));
        storage = new TestStorage(root, variables, url);
    }

    private static String content(String file) {
        return file.endsWith("/keys") ? KeyFileContent.newKey("first") : "secret-of-" + file.replace("/", ".") + "\n";
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.setPosixFilePermissions(Files.writeString(file, content), PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void startsWithTheSecretsOfItsFilesAndChecksItsHealth() throws IOException {
        try (ServiceProcess service = ServiceProcess.ready(storage);
                ServiceClient prometheus = new ServiceClient(
                        URI.create("http://127.0.0.1:" + service.port()),
                        "secret-of-.run.secrets.events.security.actors.prometheus.tokens")) {
            EventModel event = new EventModel(true);
            event.create(service.client());
            service.client().erase(event.id()).expect(204);
            prometheus.get("/actuator/prometheus").expect(200);
            prometheus.get("/events").expect(403);

            assertThat(root.resolve("var/lib/event-service/erasures")).content().contains(event.id());
            assertThat(service.output()).doesNotContain("data keys are stored", "key file");

            CommandProcess ready = CommandProcess.run(storage, "health", "--server.port=" + service.port());
            assertThat(ready.awaitExit()).isZero();
            assertThat(ready.out()).isEqualTo("ready: http://127.0.0.1:%d/actuator/health/readiness%n", service.port());
            service.stop();
            CommandProcess stopped = CommandProcess.run(storage, "health", "--server.port=" + service.port());
            assertThat(stopped.awaitExit()).isEqualTo(1);
            assertThat(stopped.out()).startsWith("not ready: no connection to ");
        }
    }
}
