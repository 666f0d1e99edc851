package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.LoopState;
import com.ticketing.events.supervision.LoopStatus;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An {@code Error} in each loop of the running service, once: the service is itself again within seconds. */
class LoopErrorIT extends BlackBoxTest {

    private static final int CALLERS = 8;
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    /** Runs only on PostgreSQL. */
    private static final Set<LoopName> ELSEWHERE = EnumSet.of(LoopName.LOG_LISTENER);

    @Autowired
    private Supervisor supervisor;

    static Stream<String> loops() {
        return EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)).stream()
                .map(name -> name == LoopName.DELIVERIES ? name.text("log") : name.text());
    }

    @ParameterizedTest
    @MethodSource("loops")
    void continuesAfterAnErrorInALoop(String loop) {
        long failures = status(loop).failures();
        supervisor.injectOnce(loop, new LinkageError("injected into " + loop));
        recovery().until(() -> {
            useEveryLoop();
            return !supervisor.hasInjected(loop);
        });

        recovery().untilAsserted(() -> {
            assertThat(status(loop).state()).isEqualTo(LoopState.RUNNING);
            assertThat(status(loop).failures()).isGreaterThan(failures);
            assertWorks();
        });
        assertThat(metric("events_loop_failures_total{loop=\"" + loop + "\"}")).isPositive();
        assertThat(metric("events_loop_state{loop=\"" + loop + "\"}")).isEqualTo(1);
        assertThat(metric("events_log_available")).isEqualTo(1);
    }

    /** The injected error ends the thread of an event processor; Awaitility must not report it as a failure. */
    private static ConditionFactory recovery() {
        return Awaitility.await().dontCatchUncaughtExceptions().atMost(RECOVERY);
    }

    private void useEveryLoop() {
        ConcurrentCallers.run(
                CALLERS,
                _ -> adminSending(EventBody.withStatus("PUBLISHED").json())
                        .post("/events")
                        .statusCode());
        admin().post("/projections/catalog/rebuild");
        String id = Json.read(adminSending(EventBody.withStatus("PUBLISHED").json())
                        .post("/events")
                        .asString())
                .path("id")
                .asString("");
        anonymous().get("/public/events/{id}/summary", id);
    }

    private void assertWorks() {
        String location = EventBody.unique("Hall");
        String id = create(EventBody.at(location).with("status", "PUBLISHED"));
        patch(id, Map.of("internalNotes", "after the error")).statusCode(200);
        assertThat(countAt(location)).isEqualTo(1);
        assertThat(anonymous().get("/public/events/{id}/summary", id).asString())
                .contains("event: done");
        recovery()
                .untilAsserted(() -> assertThat(deliveryStates(id)).isNotEmpty().allMatch("sent"::equals));

        assertThat(rebuildSwaps()).isTrue();
        JsonNode projections = Json.read(admin().get("/projections").asString()).get("projections");
        assertThat(projections.valueStream().map(each -> each.get("state").stringValue()))
                .containsOnly("LIVE");
        for (String path :
                new String[] {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"}) {
            assertThat(anonymous().get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private Stream<String> deliveryStates(String id) {
        return Json.read(admin().queryParam("eventId", id).get("/notifications").asString())
                .get("notifications")
                .valueStream()
                .map(delivery -> delivery.get("state").stringValue());
    }

    private boolean rebuildSwaps() {
        admin().post("/projections/catalog/rebuild").then().statusCode(202);
        recovery().until(() -> !projection("catalog").get("state").stringValue().equals("REBUILDING"));
        return projection("catalog").at("/lastRebuild/swapped").booleanValue();
    }

    private JsonNode projection(String name) {
        return Json.read(admin().get("/projections/{name}", name).asString());
    }

    private double metric(String name) {
        return admin().get("/actuator/prometheus")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(0);
    }

    private LoopStatus status(String loop) {
        LoopStatus status = supervisor.status(loop);
        assertThat(status).as(loop).isNotNull();
        return status;
    }
}
