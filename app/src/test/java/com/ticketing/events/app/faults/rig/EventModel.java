package com.ticketing.events.app.faults.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Expected state of one Event, derived from the requests of its only client and their responses. The outcome of a
 * request without a definite response is unknown. Not thread-safe.
 */
public final class EventModel {

    private final String uniqueLocation = "Hall " + UUID.randomUUID();
    private final Map<String, Object> body;
    private final @Nullable String idempotencyKey;
    private @Nullable HttpResult creation;
    private @Nullable HttpResult last;
    private boolean outcomeUnknown;

    /** A model of an Event that is not created yet. */
    public EventModel(boolean withIdempotencyKey) {
        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS);
        body = Map.of(
                "title",
                "Night at " + uniqueLocation,
                "startAt",
                startAt.toString(),
                "endAt",
                startAt.plus(3, ChronoUnit.HOURS).toString(),
                "location",
                uniqueLocation,
                "internalNotes",
                "as created");
        idempotencyKey = withIdempotencyKey ? "key-" + uniqueLocation.replace(' ', '-') : null;
    }

    public String title() {
        return (String) body.get("title");
    }

    /** Whether the creation was acknowledged. */
    public boolean isAcknowledged() {
        return creation != null;
    }

    /** The id; only after an acknowledged creation. */
    public String id() {
        return creation.id();
    }

    /** The position of the last acknowledged write in the event log. */
    public String position() {
        return last.header("Event-Log-Position");
    }

    /** Creates the Event and returns whether this was acknowledged. */
    public boolean create(ServiceClient client) throws IOException {
        creation = sendAndRecord(() -> client.create(body, idempotencyKey), 201);
        return isAcknowledged();
    }

    /** Creates the Event without recording the response; the outcome is unknown afterwards. */
    public HttpResult createUnrecorded(ServiceClient client) throws IOException {
        outcomeUnknown = true;
        return client.create(body, idempotencyKey);
    }

    /** Changes the created Event and returns whether this was acknowledged. */
    public boolean patch(ServiceClient client, Map<String, ?> changes) throws IOException {
        return sendAndRecord(() -> client.patch(id(), changes, null), 200) != null;
    }

    /** Changes the title of the created Event and returns whether this was acknowledged. */
    public boolean rename(ServiceClient client, String title) throws IOException {
        Map<String, Object> details = new HashMap<>(body);
        details.remove("internalNotes");
        details.put("title", title);
        return sendAndRecord(() -> client.revise(id(), details), 200) != null;
    }

    private @Nullable HttpResult sendAndRecord(Request request, int successStatus) throws IOException {
        outcomeUnknown = true;
        HttpResult result = request.send();
        if (result.status() == 503) {
            return null;
        }
        last = result.expect(successStatus);
        outcomeUnknown = false;
        return result;
    }

    private interface Request {
        HttpResult send() throws IOException;
    }

    /** Asserts that the service returns every acknowledged write. */
    public void verify(ServiceClient client) throws IOException {
        if (isAcknowledged()) {
            verifyVersion(client.read(id()).expect(200));
        }
        long copies = client.countAt(uniqueLocation);
        assertThat(copies).as("Events at %s", uniqueLocation).isBetween(isAcknowledged() ? 1L : 0L, 1L);
    }

    private void verifyVersion(HttpResult current) {
        if (outcomeUnknown) {
            assertThat(current.version()).isGreaterThanOrEqualTo(last.version());
        } else {
            assertThat(current.version()).as(current.body()).isEqualTo(last.version());
        }
        if (current.version() == last.version()) {
            assertThat(current.event()).isEqualTo(last.event());
        }
    }

    /** Asserts that the idempotency key, if present, still identifies exactly this Event. */
    public void verifyKey(ServiceClient client) throws IOException {
        if (idempotencyKey == null) {
            return;
        }
        HttpResult repeated = client.create(body, idempotencyKey).expect(201);
        JsonNode first = isAcknowledged()
                ? creation.event()
                : client.create(body, idempotencyKey).expect(201).event();
        assertThat(repeated.event()).isEqualTo(first);
        Map<String, Object> other = new HashMap<>(body);
        other.put("title", "Another night");
        HttpResult refused = client.create(other, idempotencyKey).expect(422);
        assertThat(refused.json().at("/error/code").stringValue()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(client.countAt(uniqueLocation))
                .as("Events at %s", uniqueLocation)
                .isEqualTo(1);
    }
}
