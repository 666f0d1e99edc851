package com.ticketing.events.app.eventlog.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.app.eventlog.chain.CanonicalForm;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import com.ticketing.events.app.personaldata.StoredKey;
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
public record NewEvent(
        String eventId,
        long version,
        String type,
        String revision,
        String at,
        String payload,
        String metadata,
        CanonicalForm canonical,
        @Nullable StoredKey kept,
        EventMessage<?> message) {

    public static final long NO_EVENT = -1;

    private static final DateTimeFormatter NINE_DIGITS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter().withZone(ZoneOffset.UTC);

    /** The message as it is to be stored, its personal data sealed. */
    public static NewEvent of(EventMessage<?> message, Serializer serializer, PersonalDataEncryption seal) {
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = message.serializeMetaData(serializer, byte[].class);
        String eventId =
                message instanceof DomainEventMessage<?> d ? d.getAggregateIdentifier() : message.getIdentifier();
        long version = message instanceof DomainEventMessage<?> d ? d.getSequenceNumber() : NO_EVENT;
        String type = payload.getType().getName();
        String revision = payload.getType().getRevision();
        String at = stored(message.getTimestamp());
        PersonalDataEncryption.Sealed sealed = seal.seal(eventId, version, type, payload.getData());
        CanonicalForm canonical = CanonicalForm.of(
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
    public static String stored(Instant at) {
        return NINE_DIGITS.format(at);
    }

    public String messageId() {
        return message.getIdentifier();
    }
}
