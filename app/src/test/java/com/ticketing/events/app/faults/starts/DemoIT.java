package com.ticketing.events.app.faults.starts;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.CommandProcess;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.JsonLinesFile;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile {@code demo} creates sample Events in an empty event log. */
class DemoIT {

    @TempDir
    private Path directory;

    @Test
    void fillsAnEmptyLogOnce() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        try (ServiceProcess service = ServiceProcess.ready(storage, "spring.profiles.active=demo")) {
            awaitTotal(service, "/events?limit=1", 200);
            awaitTotal(service, "/public/events?limit=1", 150);
            assertThat(service.client().get("/?past=on").expect(200).body())
                    .contains("card past", "card running")
                    .doesNotContain("card upcoming");
            service.stop();
        }
        try (ServiceProcess again = ServiceProcess.ready(storage, "spring.profiles.active=demo")) {
            awaitTotal(again, "/events?limit=1", 200);
            assertThat(new DomainEventTable(storage.copy()).query("select count(*) from domain_event"))
                    .containsExactly(List.of("200"));
        }
    }

    @Test
    void doesNotChangeANonEmptyLog() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory);
        String file =
                JsonLinesFile.write(directory, JsonLinesFile.lines("Mine", 1)).toString();
        assertThat(CommandProcess.run(storage, "load", file).awaitExit()).isZero();
        try (ServiceProcess service = ServiceProcess.ready(storage, "spring.profiles.active=demo")) {
            awaitTotal(service, "/events?limit=1", 1);
        }
    }

    private static void awaitTotal(ServiceProcess service, String path, int total) {
        Awaitility.await(path)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(service.client()
                                .get(path)
                                .expect(200)
                                .json()
                                .at("/pagination/total")
                                .asInt())
                        .isEqualTo(total));
    }
}
