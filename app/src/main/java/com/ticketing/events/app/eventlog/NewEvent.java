package com.ticketing.events.app.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * An event that has everything but its position.
 *
 * @param version from 0 within the Event's history; {@link #NO_EVENT} for a message that belongs to no Event, which is
 *     filed under its own id
 * @param at UTC with nine digits of a second
 * @param payload JSON
 * @param metadata JSON
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
        EventMessage<?> message) {

    static final long NO_EVENT = -1;

    private static final DateTimeFormatter NINE_DIGITS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter().withZone(ZoneOffset.UTC);

    static NewEvent of(EventMessage<?> message, Serializer serializer) {
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = message.serializeMetaData(serializer, byte[].class);
        String eventId =
                message instanceof DomainEventMessage<?> d ? d.getAggregateIdentifier() : message.getIdentifier();
        long version = message instanceof DomainEventMessage<?> d ? d.getSequenceNumber() : NO_EVENT;
        String type = payload.getType().getName();
        String revision = payload.getType().getRevision();
        String at = stored(message.getTimestamp());
        CanonicalEvent canonical = CanonicalEvent.of(
                eventId, version, type, revision, message.getIdentifier(), at, payload.getData(), metadata.getData());
        return new NewEvent(
                eventId,
                version,
                type,
                revision,
                at,
                new String(payload.getData(), UTF_8),
                new String(metadata.getData(), UTF_8),
                canonical,
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
