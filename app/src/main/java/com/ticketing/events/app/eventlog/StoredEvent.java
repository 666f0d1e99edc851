package com.ticketing.events.app.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** A row of the log, its JSON not yet read. */
final class StoredEvent implements TrackedEventData<byte[]>, DomainEventData<byte[]> {

    static final String COLUMNS = "position, event_id, version, type, revision, message_id, at, payload, metadata";

    /** The log holds one kind of aggregate, so its name is not a column. */
    private static final String AGGREGATE_TYPE = "Event";

    private static final String METADATA_TYPE = MetaData.class.getName();

    private final long position;
    private final String eventId;
    private final long version;
    private final String type;
    private final String revision;
    private final String messageId;
    private final String at;
    private final byte[] payload;
    private final byte[] metadata;

    /** Reads a row that was selected as {@link #COLUMNS}. */
    StoredEvent(ResultSet row) throws SQLException {
        position = row.getLong(1);
        eventId = row.getString(2);
        version = row.getLong(3);
        type = row.getString(4);
        revision = row.getString(5);
        messageId = row.getString(6);
        at = row.getString(7);
        payload = row.getBytes(8);
        metadata = row.getBytes(9);
    }

    CanonicalEvent canonical() {
        return CanonicalEvent.of(eventId, version, type, revision, messageId, at, payload, metadata);
    }

    long position() {
        return position;
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    /** The id of the message; the Event's is {@link #getAggregateIdentifier()}. */
    @Override
    public String getEventIdentifier() {
        return messageId;
    }

    @Override
    public Instant getTimestamp() {
        return Instant.parse(at);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(payload, byte[].class, type, revision);
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SimpleSerializedObject<>(metadata, byte[].class, METADATA_TYPE, null);
    }

    @Override
    public String getType() {
        return AGGREGATE_TYPE;
    }

    /** Null for a message that belongs to no Event; that is how Axon tells them apart. */
    @Override
    public @Nullable String getAggregateIdentifier() {
        return version == NewEvent.NO_EVENT ? null : eventId;
    }

    @Override
    public long getSequenceNumber() {
        return version;
    }
}
