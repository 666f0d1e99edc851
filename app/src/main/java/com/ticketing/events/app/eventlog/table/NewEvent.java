package com.ticketing.events.app.eventlog.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.app.eventlog.chain.CanonicalForm;
import com.ticketing.events.app.eventlog.jdbc.StoredInstant;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import com.ticketing.events.app.personaldata.StoredKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An event in its stored form, to which the log assigns a position on append.
 *
 * @param eventId the aggregate id; the message id when the message belongs to no Event
 * @param version from 0 within the Event's history; {@link #NO_VERSION} when the message belongs to no Event
 * @param at timestamp in the form of {@link StoredInstant}
 * @param payload JSON with personal data encrypted
 * @param metadata JSON
 * @param storedKey the key to store for the event's personal data; null when it has none
 * @param message the message as it was published, with personal data in clear text
 */
public record NewEvent(
        String eventId,
        long version,
        String type,
        String revision,
        String at,
        String payload,
        String metadata,
        CanonicalForm canonicalForm,
        @Nullable StoredKey storedKey,
        EventMessage<?> message) {

    /** The version of messages that belong to no Event. */
    public static final long NO_VERSION = -1;

    /** Serializes the message and encrypts its personal data. */
    public static NewEvent of(EventMessage<?> message, Serializer serializer, PersonalDataEncryption encryption) {
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = message.serializeMetaData(serializer, byte[].class);
        String eventId =
                message instanceof DomainEventMessage<?> d ? d.getAggregateIdentifier() : message.getIdentifier();
        long version = message instanceof DomainEventMessage<?> d ? d.getSequenceNumber() : NO_VERSION;
        String type = payload.getType().getName();
        String revision = payload.getType().getRevision();
        String at = StoredInstant.format(message.getTimestamp());
        PersonalDataEncryption.Encrypted encrypted = encryption.encrypt(eventId, version, type, payload.getData());
        CanonicalForm canonicalForm = CanonicalForm.of(
                eventId,
                version,
                type,
                revision,
                message.getIdentifier(),
                at,
                encrypted.json().getBytes(UTF_8),
                metadata.getData());
        return new NewEvent(
                eventId,
                version,
                type,
                revision,
                at,
                encrypted.json(),
                new String(metadata.getData(), UTF_8),
                canonicalForm,
                encrypted.storedKey(),
                message);
    }

    /** Binds the parameters of {@link StoredEvent#COLUMNS}. */
    public void bind(PreparedStatement row, long position) throws SQLException {
        row.setLong(1, position);
        row.setString(2, eventId);
        row.setLong(3, version);
        row.setString(4, type);
        row.setString(5, revision);
        row.setString(6, messageId());
        row.setString(7, at);
        row.setString(8, payload);
        row.setString(9, metadata);
    }

    public String messageId() {
        return message.getIdentifier();
    }
}
