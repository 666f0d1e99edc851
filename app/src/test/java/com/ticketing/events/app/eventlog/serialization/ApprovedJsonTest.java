package com.ticketing.events.app.eventlog.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.ticketing.events.CancellationReasonRevised;
import com.ticketing.events.DomainEvent;
import com.ticketing.events.DomainEventType;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.PublicationUnscheduled;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Approved stored form of every domain event: a name and revision stay readable for ever, and current records write the
 * current revision. The files are never edited; a new revision adds files.
 */
class ApprovedJsonTest {

    private static final UUID ID = UUID.fromString("0198f2a4-5b6c-7d8e-9f00-112233445566");
    private static final String TITLE = "Jazz at the Lake";
    private static final Instant START = Instant.parse("2027-07-01T18:00:00Z");
    private static final Instant END = Instant.parse("2027-07-01T22:30:00.500Z");
    private static final String LOCATION = "Berlin, Waldbühne";
    private static final String NOTES = "ring \"the\" caretaker";
    private static final String REASON = "Storm: the \"Waldbühne\" is closed";
    private static final Instant PUBLISH_AT = Instant.parse("2027-05-01T08:00:00Z");
    private static final Instant AT = Instant.parse("2026-11-23T10:15:30.123456789Z");

    private static final EventCreated CREATED =
            new EventCreated(ID, TITLE, START, END, LOCATION, EventStatus.PUBLISHED, NOTES, "someone@example.org", AT);
    private static final EventCreated CREATED_BARE =
            new EventCreated(ID, TITLE, START, END, LOCATION, EventStatus.DRAFT, null, null, AT);

    /** Older revisions, which only have to be readable. */
    private static final Map<String, DomainEvent> OLD_REVISIONS = Map.of(
            "event-created.1",
            CREATED,
            "event-created.1.without-private-fields",
            CREATED_BARE,
            "internal-notes-revised.1",
            new InternalNotesRevised(ID, NOTES, AT),
            "internal-notes-revised.1.cleared",
            new InternalNotesRevised(ID, null, AT),
            "event-cancelled.1",
            new EventCancelled(ID, TITLE, AT));

    private static final Map<String, DomainEvent> CURRENT_REVISIONS = Map.ofEntries(
            entry("event-created.2", CREATED),
            entry("event-created.2.without-private-fields", CREATED_BARE),
            entry("event-published.1", new EventPublished(ID, TITLE, AT)),
            entry("event-cancelled.2", new EventCancelled(ID, TITLE, REASON, AT)),
            entry("event-cancelled.2.without-reason", new EventCancelled(ID, TITLE, AT)),
            entry("internal-notes-revised.2", new InternalNotesRevised(ID, NOTES, AT)),
            entry("internal-notes-revised.2.cleared", new InternalNotesRevised(ID, null, AT)),
            entry("event-details-revised.1", new EventDetailsRevised(ID, TITLE, START, END, LOCATION, AT)),
            entry("personal-data-erased.1", new PersonalDataErased(ID, AT)),
            entry("event-discarded.1", new EventDiscarded(ID, AT)),
            entry("cancellation-reason-revised.1", new CancellationReasonRevised(ID, REASON, AT)),
            entry("publication-scheduled.1", new PublicationScheduled(ID, PUBLISH_AT, AT)),
            entry("publication-unscheduled.1", new PublicationUnscheduled(ID, AT)));

    private static final SecretKey KEY = new SecretKeySpec(
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"), "AES");

    private final EventSerializer serializer = new EventSerializer(new DomainEventTypeNames());
    private final PersonalDataEncryption encryption = new PersonalDataEncryption(new DatabaseDataKeys());

    static Stream<String> current() {
        return CURRENT_REVISIONS.keySet().stream().sorted();
    }

    static Stream<String> all() {
        return Stream.concat(OLD_REVISIONS.keySet().stream(), current()).sorted();
    }

    /** Nonces and ciphertexts are random and left out of the comparison. */
    @ParameterizedTest
    @MethodSource("current")
    void writesTheApprovedJson(String name) throws IOException {
        DomainEvent event = Objects.requireNonNull(CURRENT_REVISIONS.get(name));
        NewEvent written = NewEvent.of(
                new GenericDomainEventMessage<>("Event", ID.toString(), versionOf(name), event),
                serializer,
                encryption);

        assertThat(withoutRandomParts(written.payload())).isEqualTo(withoutRandomParts(json(name)));
        assertThat(name).startsWith(written.type() + "." + written.revision());
        assertThat(written.payload()).doesNotContain("caretaker", "example.org");
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsTheApprovedJson(String name) throws IOException {
        String[] typeAndRevision = name.split("\\.", -1);
        byte[] stored = json(name).getBytes(UTF_8);
        byte[] decrypted = PersonalDataEncryption.hasPersonalData(typeAndRevision[0], stored)
                ? encryption
                        .decrypt(ID.toString(), versionOf(name), stored, KEY)
                        .json()
                : stored;

        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(decrypted, byte[].class, typeAndRevision[0], typeAndRevision[1]));

        assertThat(read).isEqualTo(OLD_REVISIONS.getOrDefault(name, CURRENT_REVISIONS.get(name)));
    }

    private static long versionOf(String name) {
        return name.startsWith("event-created") ? 0 : 3;
    }

    private static String withoutRandomParts(String json) {
        return json.replaceAll("\"(nonce|ciphertext)\":\"[A-Za-z0-9+/=]+\"", "\"$1\":\"...\"");
    }

    @ParameterizedTest
    @EnumSource
    void everyRevisionHasApprovedJson(DomainEventType type) throws IOException {
        for (int revision = 1; revision <= Integer.parseInt(type.revision()); revision++) {
            assertThat(json(type.storedName() + "." + revision)).isNotBlank();
        }
    }

    @Test
    void coversEveryDomainEvent() {
        assertThat(CURRENT_REVISIONS.values().stream().map(DomainEventType::of)).contains(DomainEventType.values());
    }

    private static String json(String name) throws IOException {
        try (InputStream file = ApprovedJsonTest.class.getResourceAsStream("approved/" + name + ".json")) {
            return file == null
                    ? fail("There is no approved JSON " + name)
                    : new String(file.readAllBytes(), UTF_8).strip();
        }
    }
}
