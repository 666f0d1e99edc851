package com.ticketing.events.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Actor, request id and idempotency key in the metadata of domain events. */
class ActorAndRequestIdIT extends BlackBoxTest {

    @Autowired
    private EventStore eventStore;

    @Test
    void recordsActorAndRequestIdInEveryDomainEvent() {
        String key = EventBody.unique("key").replace(" ", "-");
        String id = adminSending(EventBody.valid().json())
                .header("X-Request-Id", "the-creation")
                .header("Idempotency-Key", key)
                .post("/events")
                .path("id");
        withToken(SECOND_TOKEN)
                .header("X-Request-Id", "the-patch")
                .contentType("application/json")
                .body(Json.write(Map.of("status", "PUBLISHED", "internalNotes", "Ask for the tuner")))
                .patch("/events/{id}", id)
                .then()
                .statusCode(200);

        List<MetaData> recorded = eventStore
                .readEvents(id)
                .asStream()
                .<MetaData>map(event -> event.getMetaData())
                .toList();

        assertThat(recorded).hasSize(3);
        assertThat(recorded.getFirst())
                .containsOnly(
                        entry("actor", "admin"), entry("requestId", "the-creation"), entry("idempotencyKey", key));
        assertThat(recorded.subList(1, 3))
                .allSatisfy(metadata ->
                        assertThat(metadata).containsOnly(entry("actor", "second"), entry("requestId", "the-patch")));
    }
}
