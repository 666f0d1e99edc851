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
 * One event as its only client knows it: what was asked for, what was acknowledged, and whether a request is without an
 * answer that says what became of it. Used by one thread at a time.
 */
public final class EventModel {

    /** Nothing else has it in its location. */
    private final String place = "Hall " + UUID.randomUUID();

    private final Map<String, Object> wish;
    private final @Nullable String key;
    private @Nullable HttpAnswer created;
    private @Nullable HttpAnswer last;
    private boolean unsure;

    /** A story that is to be begun, with an idempotency key or without one. */
    public EventModel(boolean keyed) {
        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS);
        wish = Map.of(
                "title",
                "Night at " + place,
                "startAt",
                startAt.toString(),
                "endAt",
                startAt.plus(3, ChronoUnit.HOURS).toString(),
                "location",
                place,
                "internalNotes",
                "as created");
        key = keyed ? "key-" + place.replace(' ', '-') : null;
    }

    public String title() {
        return (String) wish.get("title");
    }

    public boolean isAcknowledged() {
        return created != null;
    }

    public String id() {
        return created.id();
    }

    /** Creates the event; whether that was acknowledged. */
    public boolean create(ServiceClient caller) throws IOException {
        created = acknowledged(() -> caller.create(wish, key), 201);
        return isAcknowledged();
    }

    /** Asks for the event and forgets the answer: nothing is known of it then. */
    public HttpAnswer attempt(ServiceClient caller) throws IOException {
        unsure = true;
        return caller.create(wish, key);
    }

    /** Changes the created event; whether that was acknowledged. */
    public boolean patch(ServiceClient caller, Map<String, ?> changes) throws IOException {
        return acknowledged(() -> caller.patch(id(), changes, null), 200) != null;
    }

    /** Changes the created event's title; whether that was acknowledged. */
    public boolean rename(ServiceClient caller, String title) throws IOException {
        Map<String, Object> details = new HashMap<>(wish);
        details.remove("internalNotes");
        details.put("title", title);
        return acknowledged(() -> caller.revise(id(), details), 200) != null;
    }

    private @Nullable HttpAnswer acknowledged(Request request, int success) throws IOException {
        unsure = true;
        HttpAnswer answer = request.send();
        if (answer.status() == 503) {
            return null;
        }
        last = answer.expect(success);
        unsure = false;
        return answer;
    }

    private interface Request {
        HttpAnswer send() throws IOException;
    }

    /** Asserts that the service still knows all that it acknowledged. */
    public void verify(ServiceClient caller) throws IOException {
        if (isAcknowledged()) {
            verifyVersion(caller.read(id()).expect(200));
        }
        long copies = caller.countAt(place);
        assertThat(copies).as("events in %s", place).isBetween(isAcknowledged() ? 1L : 0L, 1L);
    }

    private void verifyVersion(HttpAnswer now) {
        if (unsure) {
            assertThat(now.version()).isGreaterThanOrEqualTo(last.version());
        } else {
            assertThat(now.version()).as(now.body()).isEqualTo(last.version());
        }
        if (now.version() == last.version()) {
            assertThat(now.event()).isEqualTo(last.event());
        }
    }

    /** Asserts that the idempotency key, if there is one, still means one event, and that event. */
    public void verifyKey(ServiceClient caller) throws IOException {
        if (key == null) {
            return;
        }
        HttpAnswer repeated = caller.create(wish, key).expect(201);
        JsonNode first = isAcknowledged()
                ? created.event()
                : caller.create(wish, key).expect(201).event();
        assertThat(repeated.event()).isEqualTo(first);
        Map<String, Object> other = new HashMap<>(wish);
        other.put("title", "Another night");
        HttpAnswer refused = caller.create(other, key).expect(422);
        assertThat(refused.json().at("/error/code").stringValue()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(caller.countAt(place)).as("events in %s", place).isEqualTo(1);
    }
}
