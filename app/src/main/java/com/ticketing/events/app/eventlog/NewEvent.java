package com.ticketing.events.app.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.app.personaldata.KeptKey;
import com.ticketing.events.app.personaldata.PersonalDataSeal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An event that has everything but its position.
 *
 * @param version from 0 within the Event's history; {@link #NO_EVENT} for a message that belongs to no Event, which is
 *     filed under its own id
 * @param at UTC with nine digits of a second
 * @param payload JSON
 * @param metadata JSON
 * @param kept what the log is to keep of the key of the event's personal data; null when it has none
 */
record NewEvent(
        String eventId,
        long version,
        String type,
        String revision,
        String at,
        String payload,
        String metadata,
        CanonicalEvent canonical,
        @Nullable KeptKey kept,
        EventMessage<?> message) {

    static final long NO_EVENT = -1;

    private static final DateTimeFormatter NINE_DIGITS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter().withZone(ZoneOffset.UTC);

    /** The message as it is to be stored, its personal data sealed. */
    static NewEvent of(EventMessage<?> message, Serializer serializer, PersonalDataSeal seal) {
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = message.serializeMetaData(serializer, byte[].class);
        String eventId =
                message instanceof DomainEventMessage<?> d ? d.getAggregateIdentifier() : message.getIdentifier();
        long version = message instanceof DomainEventMessage<?> d ? d.getSequenceNumber() : NO_EVENT;
        String type = payload.getType().getName();
        String revision = payload.getType().getRevision();
        String at = stored(message.getTimestamp());
        PersonalDataSeal.Sealed sealed = seal.seal(eventId, version, type, payload.getData());
        CanonicalEvent canonical = CanonicalEvent.of(
                eventId,
                version,
                type,
                revision,
                message.getIdentifier(),
                at,
                sealed.json().getBytes(UTF_8),
                metadata.getData());
        return new NewEvent(
                eventId,
                version,
                type,
                revision,
                at,
                sealed.json(),
                new String(metadata.getData(), UTF_8),
                canonical,
                sealed.kept(),
                message);
    }

    /** The form in which instants are stored: their order as text is their order in time, for the years 0 to 9999. */
    static String stored(Instant at) {
        return NINE_DIGITS.format(at);
    }

    String messageId() {
        return message.getIdentifier();
    }
}
