package com.ticketing.events.app.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.DomainEventType;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored form of every domain event, as files that nobody edits: what was written under a name and revision must stay
 * readable, and is what today's records write. A new revision gets new files and keeps the old ones.
 */
class ApprovedJsonTest {

    private static final UUID ID = UUID.fromString("0198f2a4-5b6c-7d8e-9f00-112233445566");
    private static final String TITLE = "Jazz at the Lake";
    private static final Instant START = Instant.parse("2027-07-01T18:00:00Z");
    private static final Instant END = Instant.parse("2027-07-01T22:30:00.500Z");
    private static final String PLACE = "Berlin, Waldbühne";
    private static final String NOTES = "ring \"the\" caretaker";
    private static final Instant AT = Instant.parse("2026-11-23T10:15:30.123456789Z");

    private static final Map<String, DomainEvent> APPROVED = Map.of(
            "event-created.1",
            new EventCreated(ID, TITLE, START, END, PLACE, EventStatus.PUBLISHED, NOTES, "someone@example.org", AT),
            "event-created.1.without-private-fields",
            new EventCreated(ID, TITLE, START, END, PLACE, EventStatus.DRAFT, null, null, AT),
            "event-published.1",
            new EventPublished(ID, TITLE, AT),
            "event-cancelled.1",
            new EventCancelled(ID, TITLE, AT),
            "internal-notes-revised.1",
            new InternalNotesRevised(ID, NOTES, AT),
            "internal-notes-revised.1.cleared",
            new InternalNotesRevised(ID, null, AT),
            "event-details-revised.1",
            new EventDetailsRevised(ID, TITLE, START, END, PLACE, AT));

    private final EventSerializer serializer = new EventSerializer(new DomainEventTypes());

    static Stream<String> approved() {
        return APPROVED.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("approved")
    void writesTheApprovedJson(String name) throws IOException {
        assertThat(serializer.serialize(APPROVED.get(name), String.class).getData())
                .isEqualTo(json(name));
    }

    @ParameterizedTest
    @MethodSource("approved")
    void readsTheApprovedJson(String name) throws IOException {
        String[] typeAndRevision = name.split("\\.", -1);

        Object read = serializer.deserialize(new SimpleSerializedObject<>(
                json(name).getBytes(UTF_8), byte[].class, typeAndRevision[0], typeAndRevision[1]));

        assertThat(read).isEqualTo(APPROVED.get(name));
    }

    @ParameterizedTest
    @EnumSource
    void everyRevisionUpToTodaysIsApproved(DomainEventType type) throws IOException {
        for (int revision = 1; revision <= Integer.parseInt(type.revision()); revision++) {
            assertThat(json(type.storedName() + "." + revision)).isNotBlank();
        }
    }

    @Test
    void everyDomainEventIsHere() {
        assertThat(APPROVED.values().stream().map(DomainEventType::of)).contains(DomainEventType.values());
    }

    private static String json(String name) throws IOException {
        try (InputStream file = ApprovedJsonTest.class.getResourceAsStream("approved/" + name + ".json")) {
            return file == null
                    ? fail("There is no approved JSON " + name)
                    : new String(file.readAllBytes(), UTF_8).strip();
        }
    }
}
