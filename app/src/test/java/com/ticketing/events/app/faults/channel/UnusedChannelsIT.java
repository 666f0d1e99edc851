package com.ticketing.events.app.faults.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service without SNS, SES and SMTP. */
class UnusedChannelsIT {

    /** Prefixes of the classes that only these channels use. */
    private static final List<String> CLIENTS = List.of("software.amazon.", "jakarta.mail.", "org.eclipse.angus.mail.");

    @Test
    void loadsNoneOfTheirClassesAndHasNoHealthOfMail(@TempDir Path directory) throws IOException {
        Path loaded = directory.resolve("classes.txt");
        try (ServiceProcess service =
                ServiceProcess.ready(TestStorage.sqlite(directory), List.of("-Xlog:class+load:file=" + loaded))) {
            EventModel event = new EventModel(false);
            event.create(service.client());
            await().until(() -> service.notifications().contains("New event created: " + event.title()));
            JsonNode health =
                    service.client().get("/actuator/health").expect(200).json();
            assertThat(health.get("components").propertyNames())
                    .contains("eventLog")
                    .doesNotContain("mail");
            JsonNode channels =
                    service.client().get("/notifications/channels").expect(200).json();
            assertThat(channels.at("/channels").findValuesAsString("channel")).containsExactly("log");
        }
        try (Stream<String> lines = Files.lines(loaded)) {
            List<String> names =
                    lines.map(line -> line.replaceFirst("^(\\[[^]]*])* *", "")).toList();
            assertThat(names).anyMatch(name -> name.startsWith("com.ticketing.events.query.notification.console."));
            assertThat(names).noneMatch(name -> CLIENTS.stream().anyMatch(name::startsWith));
        }
    }
}
