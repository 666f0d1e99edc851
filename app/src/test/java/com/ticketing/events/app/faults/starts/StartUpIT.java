package com.ticketing.events.app.faults.starts;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start of a process with a large event log. */
class StartUpIT {

    private static final int EVENTS = 20_000;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(2);

    @TempDir
    private Path directory;

    @Test
    void returns503UntilTheCatalogIsComplete() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory).withEvents(EVENTS);
        try (ServiceProcess service = ServiceProcess.start(storage)) {
            List<HttpResult> refusals = refusalsBeforeTheFirstSuccess(service);
            assertThat(refusals).as("responses before the catalog was complete").isNotEmpty();
            refusals.forEach(HttpResult::expectUnavailable);
            assertThat(service.client().countAt("Hall")).isEqualTo(EVENTS);
            service.awaitReady();
            assertThat(service.output()).contains("Caught up with " + EVENTS + " domain events");
        }
    }

    /** Reads the list until the first success, which must be complete, and returns the refusals before it. */
    private static List<HttpResult> refusalsBeforeTheFirstSuccess(ServiceProcess service) {
        List<HttpResult> refusals = new ArrayList<>();
        while (true) {
            assertThat(service.isAlive()).as(service.output()).isTrue();
            boolean ready = service.isReady();
            try {
                HttpResult result = service.client().get("/public/events?limit=1");
                if (result.status() == 200) {
                    assertThat(result.json().at("/pagination/total").asInt()).isEqualTo(EVENTS);
                    return refusals;
                }
                assertThat(ready).as("readiness before " + result.body()).isFalse();
                refusals.add(result);
            } catch (IOException e) {
                // The port is not open yet.
            }
            ServiceProcess.pause(POLL_INTERVAL);
        }
    }
}
