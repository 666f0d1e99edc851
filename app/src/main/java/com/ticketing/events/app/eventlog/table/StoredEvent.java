package com.ticketing.events.app.eventlog.table;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.app.eventlog.chain.CanonicalForm;
import com.ticketing.events.app.eventlog.jdbc.StoredInstant;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import com.ticketing.events.app.personaldata.StoredKey;
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

/** A row of the event log; payload and metadata are unparsed JSON. Immutable. */
public final class StoredEvent implements TrackedEventData<byte[]>, DomainEventData<byte[]> {

    /** The columns that {@link #StoredEvent(ResultSet)} reads, in this order. */
    public static final String COLUMNS =
            "position, event_id, version, type, revision, message_id, at, payload, metadata";

    /**
     * Selects {@link #COLUMNS} followed by the stored key, as {@link #StoredEvent(ResultSet, StoredKey)} needs them.
     */
    static final String SELECT = select("");

    /** As {@link #SELECT}, followed by the stored hash. */
    static final String SELECT_CHAINED = select(", hash");

    /** Metadata key, never stored: comma-separated names of the fields that are null because they were erased. */
    public static final String ERASED = "erased";

    /** Constant, because the log holds one type of aggregate. */
    private static final String AGGREGATE_TYPE = "Event";

    /** Revision of the domain events that were stored with personal data in clear text. */
    private static final String CLEAR_TEXT_REVISION = "1";

    private static final String METADATA_TYPE = MetaData.class.getName();

    private static String select(String more) {
        return "select " + COLUMNS + ", kept" + more
                + " from domain_event left join personal_data_key on event_position = position";
    }

    private final long position;
    private final String eventId;
    private final long version;
    private final String type;
    private final String revision;
    private final String messageId;
    private final String at;
    private final byte[] payload;
    private final byte[] metadata;
    private final @Nullable StoredKey storedKey;
    private final boolean hasPersonalData;

    /** Reads a row selected by {@link #COLUMNS}, without its key. */
    StoredEvent(ResultSet row) throws SQLException {
        this(row, null);
    }

    /** Reads a row selected by {@link #SELECT}; {@code storedKey} is null when the row has no key. */
    StoredEvent(ResultSet row, @Nullable StoredKey storedKey) throws SQLException {
        position = row.getLong(1);
        eventId = row.getString(2);
        version = row.getLong(3);
        type = row.getString(4);
        revision = row.getString(5);
        messageId = row.getString(6);
        at = row.getString(7);
        payload = row.getBytes(8);
        metadata = row.getBytes(9);
        this.storedKey = storedKey;
        hasPersonalData = storedKey != null || PersonalDataEncryption.hasPersonalData(type, payload);
    }

    private StoredEvent(StoredEvent encrypted, PersonalDataEncryption.Decrypted decrypted) {
        position = encrypted.position;
        eventId = encrypted.eventId;
        version = encrypted.version;
        type = encrypted.type;
        revision = encrypted.revision;
        messageId = encrypted.messageId;
        at = encrypted.at;
        payload = decrypted.json();
        metadata = decrypted.nulledFields().isEmpty()
                ? encrypted.metadata
                : MetadataJson.withMember(encrypted.metadata, ERASED, String.join(",", decrypted.nulledFields()));
        storedKey = null;
        hasPersonalData = false;
    }

    /** Returns this row with the decrypted payload, and the names of its nulled fields in the metadata. */
    public StoredEvent decrypted(PersonalDataEncryption.Decrypted decrypted) {
        return new StoredEvent(this, decrypted);
    }

    /** Whether the payload holds personal data, encrypted or in clear text; false once decrypted. */
    public boolean hasPersonalData() {
        return hasPersonalData;
    }

    /** Whether the row was stored before personal data were encrypted. */
    public boolean isClearText() {
        return revision.equals(CLEAR_TEXT_REVISION);
    }

    /** Whether the row is an erasure of personal data. */
    public boolean isErasure() {
        return type.equals(DomainEventType.PERSONAL_DATA_ERASED.storedName());
    }

    public byte[] payload() {
        return payload;
    }

    /** The key of the personal data; null when the row has none or it was deleted. */
    @Nullable
    public StoredKey storedKey() {
        return storedKey;
    }

    public String eventId() {
        return eventId;
    }

    public long version() {
        return version;
    }

    /** The input of the hash chain; only meaningful for a row as it is stored. */
    public CanonicalForm canonicalForm() {
        return CanonicalForm.of(eventId, version, type, revision, messageId, at, payload, metadata);
    }

    public long position() {
        return position;
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    /** The message id; the id of the Event is {@link #getAggregateIdentifier()}. */
    @Override
    public String getEventIdentifier() {
        return messageId;
    }

    @Override
    public Instant getTimestamp() {
        return StoredInstant.parse(at);
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

    /** Null for a message that belongs to no Event; Axon then creates no domain event message. */
    @Override
    public @Nullable String getAggregateIdentifier() {
        return version == NewEvent.NO_VERSION ? null : eventId;
    }

    @Override
    public long getSequenceNumber() {
        return version;
    }
}
