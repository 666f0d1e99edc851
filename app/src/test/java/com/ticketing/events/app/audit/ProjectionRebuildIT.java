package com.ticketing.events.app.audit;

import static com.ticketing.events.app.support.RefusalAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.ticketing.events.EventCancelled;
import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.query.catalog.live.CatalogTampering;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Rebuilds: {@code POST /projections/{name}/rebuild}. */
@ExtendWith(OutputCaptureExtension.class)
class ProjectionRebuildIT extends AuditBlackBoxTest {

    private static final int WRITERS = 8;
    private static final int ROUNDS = 15;

    @Autowired
    LiveCatalog catalog;

    @ParameterizedTest
    @ValueSource(strings = {"notifications", "summaries"})
    void returns409ForAProjectionWithoutState(String name) {
        admin().post("/projections/{name}/rebuild", name).then().spec(refused(409, "CONFLICT"));
        assertThat(projection(name).get("lastRebuild").isNull()).isTrue();
    }

    @Test
    void reportsTheResultOfARebuild() {
        String id = create(EventBody.valid());
        long head = projection("catalog").get("head").longValue();

        JsonNode report = rebuild();
        assertThat(report.propertyNames())
                .containsExactly("startedAt", "finishedAt", "events", "seconds", "differences", "swapped");
        assertThat(Instant.parse(report.get("finishedAt").stringValue()))
                .isAfterOrEqualTo(Instant.parse(report.get("startedAt").stringValue()));
        assertThat(report.get("events").longValue()).isGreaterThanOrEqualTo(head);
        assertThat(report.get("seconds").isNumber()).isTrue();
        assertThat(report.get("differences").isEmpty()).isTrue();
        assertThat(report.get("swapped").booleanValue()).isTrue();
        read(id).statusCode(200);
    }

    @Test
    void returns409ForASecondConcurrentRebuild() {
        create(EventBody.valid());
        CatalogTampering.whileLocked(catalog, () -> {
            startRebuild();
            admin().post("/projections/catalog/rebuild").then().spec(refused(409, "CONFLICT"));
            admin().get("/projections/catalog").then().body("state", equalTo("REBUILDING"));
            admin().get("/events").then().statusCode(200);
        });
        awaitRebuild();
        assertThat(rebuild().get("swapped").booleanValue()).isTrue();
    }

    @Test
    void reportsAndRepairsDifferencesFromTheEventLog(CapturedOutput output) {
        EventBody event = EventBody.withStatus("PUBLISHED");
        String id = create(event);
        CatalogTampering.forge(catalog, new EventCancelled(UUID.fromString(id), event.title(), clock.instant()), 1);
        read(id).body("status", equalTo("CANCELLED"));

        startRebuild();
        awaitRebuild();
        admin().get("/projections/catalog").then().body("lastRebuild.differences", hasItem(id));
        read(id).body("status", equalTo("PUBLISHED"));
        anonymous().get("/public/events/{id}", id).then().body("status", equalTo("PUBLISHED"));
        assertThat(output).containsPattern("WARN .*The catalog differed from the event log in 1 entries.*" + id);

        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        read(id).body("status", equalTo("CANCELLED"));
        assertThat(rebuild().get("differences").isEmpty()).isTrue();
    }

    @Test
    void sendsNoNotificationAgain(CapturedOutput output) {
        EventBody event = EventBody.valid();
        create(event);
        String notification = "New event created: " + event.title();
        await().until(() -> output.getOut().contains(notification));

        rebuild();
        String marker = EventBody.unique("Afterwards");
        create(EventBody.valid().with("title", marker));
        await().until(() -> output.getOut().contains("New event created: " + marker));
        assertThat(output.getOut()).containsOnlyOnce(notification);
    }

    @Test
    void servesEachWriteDuringRebuildsUnderWriteLoad() {
        AtomicInteger activeWriters = new AtomicInteger(WRITERS);
        int rebuilds = ConcurrentCallers.run(
                        WRITERS + 1, n -> n == WRITERS ? rebuildWhile(activeWriters) : writeAndRead(activeWriters))
                .getLast();

        assertThat(rebuilds).isPositive();
        assertThat(rebuild().get("differences").isEmpty()).isTrue();
    }

    private int rebuildWhile(AtomicInteger activeWriters) {
        int rebuilds = 0;
        while (activeWriters.get() > 0) {
            JsonNode report = rebuild();
            assertThat(report.get("swapped").booleanValue()).isTrue();
            assertThat(report.get("differences").isEmpty()).isTrue();
            rebuilds++;
        }
        return rebuilds;
    }

    /** Reads after each write and asserts that the write is visible. */
    private int writeAndRead(AtomicInteger activeWriters) {
        try {
            String location = EventBody.unique("Stadium");
            for (int round = 1; round <= ROUNDS; round++) {
                String id = create(EventBody.at(location));
                assertThat(countAt(location)).isEqualTo(round);
                patch(id, Map.of("internalNotes", "round " + round)).statusCode(200);
                assertThat(etag(id)).isEqualTo("\"1\"");
            }
            return ROUNDS;
        } finally {
            activeWriters.decrementAndGet();
        }
    }

    private JsonNode rebuild() {
        startRebuild();
        awaitRebuild();
        return projection("catalog").get("lastRebuild");
    }

    private void startRebuild() {
        admin().post("/projections/catalog/rebuild")
                .then()
                .statusCode(202)
                .header("Location", "/projections/catalog")
                .header("Cache-Control", "no-store")
                .body("name", equalTo("catalog"));
    }

    private void awaitRebuild() {
        await().until(() -> !projection("catalog").get("state").stringValue().equals("REBUILDING"));
    }
}
