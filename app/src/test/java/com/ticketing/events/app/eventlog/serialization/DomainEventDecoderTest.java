package com.ticketing.events.app.eventlog.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** The decoder reads every domain event that is written, and nothing in another way than Jackson. */
class DomainEventDecoderTest {

    private static final UUID ID = UUID.fromString("0198f2a4-5b6c-7d8e-9f00-112233445566");
    private static final Instant START = Instant.parse("2027-07-01T18:00:00Z");
    private static final Instant END = Instant.parse("2027-07-01T22:30:00.500Z");
    private static final Instant AT = Instant.parse("2026-11-23T10:15:30.123456789Z");

    /** Bytes that mean something in JSON, in UTF-8 or in one of the values. */
    private static final byte[] SPECIAL = {'"', '\\', '{', '}', ',', ':', ' ', 0, '\n', 'n', '0', '-', 'Z', -1, -61, 127
    };

    private final ObjectMapper jackson = new EventSerializer(new DomainEventTypeNames()).getObjectMapper();

    static Stream<DomainEvent> domainEvents() {
        return Stream.of(
                new EventCreated(ID, "Jazz", START, END, "Berlin", EventStatus.PUBLISHED, "notes", "ada", AT),
                new EventCreated(ID, "", START, END, "", EventStatus.DRAFT, null, null, AT),
                new EventCreated(ID, "null", START, END, "\"at\":", EventStatus.CANCELLED, "", null, Instant.MAX),
                new EventPublished(ID, "Jazz am Wannsee, für 🎷", AT),
                new EventCancelled(ID, "a \"b\" \\ / \u0000 \n \u007f \u2028 \uFFFD \uD83C", Instant.MIN),
                new InternalNotesRevised(ID, "line\nline", AT),
                new InternalNotesRevised(ID, null, Instant.EPOCH),
                new EventDetailsRevised(ID, "Blues", START, END, "Köln", AT),
                new PersonalDataErased(ID, AT),
                new EventDiscarded(ID, AT),
                new EventCancelled(ID, "Jazz", "Storm, \"sorry\"", AT),
                new CancellationReasonRevised(ID, "Storm", AT),
                new PublicationScheduled(ID, START, AT),
                new PublicationUnscheduled(ID, AT));
    }

    @ParameterizedTest
    @MethodSource("domainEvents")
    void readsWhatIsWritten(DomainEvent event) {
        assertThat(decode(event, write(event))).isEqualTo(read(event, write(event)));
    }

    /** A new type or component without its decoder would be read, but slowly. */
    @Test
    void readsEveryType() {
        assertThat(domainEvents()
                        .filter(event -> decode(event, write(event)) != null)
                        .map(DomainEventType::of))
                .contains(DomainEventType.values());
    }

    @ParameterizedTest
    @MethodSource("domainEvents")
    void readsNoChangedByteInAnotherWayThanJackson(DomainEvent event) {
        byte[] json = write(event);
        for (int i = 0; i < json.length; i++) {
            assertReadAlike(event, Arrays.copyOf(json, i));
            assertReadAlike(event, joined(json, i, new byte[0], i + 1));
            assertReadAlike(event, joined(json, i, new byte[] {json[i]}, i));
            for (byte special : SPECIAL) {
                assertReadAlike(event, joined(json, i, new byte[] {special}, i + 1));
                assertReadAlike(event, joined(json, i, new byte[] {special}, i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "{\"id\":\"1-2-3-4-5\",\"at\":\"2027-01-01T00:00:00Z\"}",
                "{\"id\":\"+198f2a4-5b6c-7d8e-9f00-112233445566\",\"at\":\"2027-01-01T00:00:00Z\"}",
                "{\"id\":null,\"at\":\"2027-01-01T00:00:00Z\"}",
                "{\"id\":\"0198f2a4-5b6c-7d8e-9f00-112233445566\",\"at\":0}",
                "{\"id\":\"0198f2a4-5b6c-7d8e-9f00-112233445566\",\"at\":\"\\u0032027-01-01T00:00:00Z\"}",
                "{\"id\":\"0198F2A4-5B6C-7D8E-9F00-112233445566\",\"at\":\"2027-01-01T00:00:00.Z\"}",
                "{\"at\":\"2027-01-01T00:00:00Z\",\"id\":\"0198f2a4-5b6c-7d8e-9f00-112233445566\"}",
                "{\"id\":\"0198f2a4-5b6c-7d8e-9f00-112233445566\",\"at\":\"2027-01-01T00:00:00Z\",\"more\":1}",
                "{\"id\":\"0198f2a4-5b6c-7d8e-9f00-112233445566\",\"at\":\"2027-01-01T00:00:00Z\"}}",
                "{\"id\":\"0198f2a4-5b6c-7d8e-9f00-112233445566\",\"at\":\"2027-01-01T00:00:00Z\\",
            })
    void readsOtherFormsAsJacksonOrNotAtAll(String json) {
        assertReadAlike(new PersonalDataErased(ID, AT), json.getBytes(UTF_8));
    }

    @Test
    void readsACancellationOfTheFirstRevision() {
        EventCancelled cancelled = new EventCancelled(ID, "Jazz", AT);
        byte[] json = ("{\"id\":\"" + ID + "\",\"title\":\"Jazz\",\"at\":\"" + AT + "\"}").getBytes(UTF_8);
        assertThat(decode(cancelled, json)).isEqualTo(cancelled).isEqualTo(read(cancelled, json));
    }

    /** What the decoder leaves to Jackson is equal by definition. */
    private void assertReadAlike(DomainEvent event, byte[] json) {
        DomainEvent decoded = decode(event, json);
        if (decoded != null) {
            assertThat(read(event, json)).as(new String(json, UTF_8)).isEqualTo(decoded);
        }
    }

    private static DomainEvent decode(DomainEvent event, byte[] json) {
        return DomainEventDecoder.decode(DomainEventType.of(event), json);
    }

    private DomainEvent read(DomainEvent event, byte[] json) {
        try {
            return jackson.readValue(json, event.getClass());
        } catch (JacksonException e) {
            throw new AssertionError("Jackson refuses " + List.of(new String(json, UTF_8)), e);
        }
    }

    private byte[] write(DomainEvent event) {
        return jackson.writeValueAsBytes(event);
    }

    private static byte[] joined(byte[] json, int end, byte[] middle, int from) {
        byte[] joined = Arrays.copyOf(json, end + middle.length + json.length - from);
        System.arraycopy(middle, 0, joined, end, middle.length);
        System.arraycopy(json, from, joined, end + middle.length, json.length - from);
        return joined;
    }
}
