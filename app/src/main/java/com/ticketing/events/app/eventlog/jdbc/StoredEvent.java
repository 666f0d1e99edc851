package com.ticketing.events.app.eventlog.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.app.eventlog.chain.CanonicalForm;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import com.ticketing.events.app.personaldata.StoredKey;
import com.ticketing.events.text.InstantText;
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
public final class StoredEvent implements TrackedEventData<byte[]>, DomainEventData<byte[]> {

    public static final String COLUMNS =
            "position, event_id, version, type, revision, message_id, at, payload, metadata";

    /** What a {@link #StoredEvent(ResultSet, KeptKey)} is read from: the row, and {@code kept} of its key. */
    static final String SELECT =
            "select " + COLUMNS + ", kept from domain_event left join personal_data_key on event_position = position";

    /** In the metadata of what is read, never of what is stored: which fields are null because they were erased. */
    public static final String ERASED = "erased";

    /** The log holds one kind of aggregate, so its name is not a column. */
    private static final String AGGREGATE_TYPE = "Event";

    /** The revision of the domain events that had personal data in clear text. */
    private static final String UNSEALED = "1";

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
    private final @Nullable StoredKey kept;
    private final boolean personal;

    /** Reads a row that was selected as {@link #COLUMNS}, sealed as it is. */
    StoredEvent(ResultSet row) throws SQLException {
        this(row, null);
    }

    /** Reads a row that was selected as {@link #COLUMNS}, with what the log keeps of its key, null for nothing. */
    StoredEvent(ResultSet row, @Nullable StoredKey kept) throws SQLException {
        position = row.getLong(1);
        eventId = row.getString(2);
        version = row.getLong(3);
        type = row.getString(4);
        revision = row.getString(5);
        messageId = row.getString(6);
        at = row.getString(7);
        payload = row.getBytes(8);
        metadata = row.getBytes(9);
        this.kept = kept;
        personal = kept != null || PersonalDataEncryption.holdsPersonalData(type, payload);
    }

    private StoredEvent(StoredEvent sealed, PersonalDataEncryption.Opened opened) {
        position = sealed.position;
        eventId = sealed.eventId;
        version = sealed.version;
        type = sealed.type;
        revision = sealed.revision;
        messageId = sealed.messageId;
        at = sealed.at;
        payload = opened.json().getBytes(UTF_8);
        metadata = opened.lost().isEmpty()
                ? sealed.metadata
                : MetadataJson.withMember(sealed.metadata, ERASED, String.join(",", opened.lost()));
        kept = null;
        personal = false;
    }

    /** The same with personal data as they were opened. */
    public StoredEvent opened(PersonalDataEncryption.Opened opened) {
        return new StoredEvent(this, opened);
    }

    public boolean holdsPersonalData() {
        return personal;
    }

    /** Whether it was stored before personal data were sealed. */
    public boolean isInClear() {
        return revision.equals(UNSEALED);
    }

    public boolean isErasure() {
        return type.equals(DomainEventType.PERSONAL_DATA_ERASED.storedName());
    }

    public byte[] payload() {
        return payload;
    }

    @Nullable
    public StoredKey kept() {
        return kept;
    }

    public String eventId() {
        return eventId;
    }

    public long version() {
        return version;
    }

    public CanonicalForm canonical() {
        return CanonicalForm.of(eventId, version, type, revision, messageId, at, payload, metadata);
    }

    public long position() {
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
        return InstantText.parse(at);
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
