package com.ticketing.events.query.catalog.row;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.location.Location;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Immutable state of one Event at one version. Fields that queries filter or sort by are primitive columns; fields that
 * are only returned are encoded as JSON once, when the row is created.
 *
 * <p>Layout of the JSON: the public fields up to the value of {@code status}, then the value of {@code
 * internalNotes}, then the value of {@code createdBy}, then the members that few Events have: {@code publication} and
 * {@code cancellation}. The time of the latest public change follows in 13 bytes, if it is not that of the last update.
 *
 * <p>The row of a discarded Event has no JSON. It keeps the version of the Event, and matches no query.
 */
public final class Row {

    private static final int INITIAL_JSON_BYTES = 512;

    private static final byte[] NO_JSON = {};

    private static final int NANO_BITS = 30;
    private static final int NANO_MASK = (1 << NANO_BITS) - 1;
    private static final List<EventStatus> STATUSES = List.of(EventStatus.values());

    /** Upper bound of the bytes that {@link #writePublic} adds to the stored JSON. */
    private static final int PUBLIC_OVERHEAD_BYTES = 24;

    /** Upper bound of the bytes that {@link #writeAdmin} adds to the stored JSON. */
    private static final int ADMIN_OVERHEAD_BYTES = 100;

    private final byte[] json;
    private final int publicLength;
    private final int notesLength;

    private final long idHigh;
    private final long idLow;
    private final long startSecond;
    private final long endSecond;
    private final long updatedSecond;

    /** Nanosecond of the start in the low 30 bits, index of the status in the others. */
    private final int statusAndStartNano;

    private final int endNano;
    private final int updatedNano;
    private final int version;

    /** The number of the latest public change; 0 if there is none. */
    private final int changeNumber;

    private final Location location;

    private Row(CatalogEntry entry, Location location, @Nullable PublicChange change) {
        this.location = location;
        version = Math.toIntExact(entry.version());
        idHigh = entry.id().getMostSignificantBits();
        idLow = entry.id().getLeastSignificantBits();
        Instant startAt = entry.startAt();
        startSecond = startAt.getEpochSecond();
        statusAndStartNano = STATUSES.indexOf(entry.status()) << NANO_BITS | startAt.getNano();
        Instant endAt = entry.endAt();
        endSecond = endAt.getEpochSecond();
        endNano = endAt.getNano();
        Instant updatedAt = entry.updatedAt();
        updatedSecond = updatedAt.getEpochSecond();
        updatedNano = updatedAt.getNano();
        changeNumber = change == null ? 0 : Math.toIntExact(change.number());

        if (entry.isDiscarded()) {
            publicLength = 0;
            notesLength = 0;
            json = NO_JSON;
            return;
        }
        JsonBuffer buffer = new JsonBuffer(INITIAL_JSON_BYTES);
        RowJson.writePublic(buffer, entry);
        publicLength = buffer.length();
        notesLength = buffer.text(entry.internalNotes()).length() - publicLength;
        RowJson.writeRareMembers(buffer.text(entry.createdBy()), entry);
        if (change != null && !change.at().equals(updatedAt)) {
            RowJson.writeChangedAt(buffer, change.at());
        }
        json = buffer.toByteArray();
    }

    /**
     * Creates a row without a public change.
     *
     * @param location the dictionary entry of the Event's location
     */
    public static Row of(CatalogEntry entry, Location location) {
        return new Row(entry, location, null);
    }

    /**
     * Creates a row.
     *
     * @param location the dictionary entry of the Event's location
     * @param change the latest public change; null if the Event was never public
     */
    public static Row of(CatalogEntry entry, Location location, @Nullable PublicChange change) {
        return new Row(entry, location, change);
    }

    /** Upper bound of the size of the public JSON, in bytes. */
    public int maxPublicBytes() {
        return publicLength + PUBLIC_OVERHEAD_BYTES;
    }

    /** Upper bound of the size of the admin JSON, in bytes. */
    public int maxAdminBytes() {
        return json.length + ADMIN_OVERHEAD_BYTES;
    }

    /**
     * Writes the public view at {@code now} (brief 3.1).
     *
     * @throws IllegalStateException if the Event is a draft
     */
    public void writePublic(JsonBuffer out, Instant now) {
        if (!status().isPublic()) {
            throw new IllegalStateException("Event " + id() + " is a draft");
        }
        out.raw(json, 0, publicLength)
                .raw(RowJson.IS_UPCOMING)
                .bool(isUpcoming(now))
                .raw(RowJson.OBJECT_END);
    }

    /** Writes the admin view at {@code now}, private fields included (brief 3.1). */
    public void writeAdmin(JsonBuffer out, Instant now) {
        out.raw(json, 0, publicLength).raw(RowJson.IS_UPCOMING).bool(isUpcoming(now));
        out.raw(RowJson.INTERNAL_NOTES).raw(json, publicLength, notesLength);
        out.raw(RowJson.CREATED_BY).raw(json, createdByOffset(), RowJson.end(json) - createdByOffset());
        out.raw(RowJson.UPDATED_AT).unescaped(updatedAt().toString()).raw(RowJson.STRING_AND_OBJECT_END);
    }

    /** Decodes the row into a catalog entry, private fields included. That of a discarded Event has no texts. */
    public CatalogEntry entry() {
        boolean hasJson = !isDiscarded();
        int rareOffset = hasJson ? RowJson.endOfText(json, createdByOffset()) : 0;
        return new CatalogEntry(
                id(),
                hasJson ? title() : "",
                startAt(),
                Instant.ofEpochSecond(endSecond, endNano),
                location.text(),
                status(),
                hasJson ? RowJson.textOrNull(json, publicLength, createdByOffset()) : null,
                hasJson ? RowJson.textOrNull(json, createdByOffset(), rareOffset) : null,
                RowJson.publishAt(json, rareOffset),
                RowJson.cancellationReason(json, rareOffset),
                !hasJson,
                updatedAt(),
                version);
    }

    /** The title of the Event. */
    public String title() {
        return RowJson.title(json);
    }

    /** The id of the Event. */
    public UUID id() {
        return new UUID(idHigh, idLow);
    }

    /** A hash of the id, with every bit mixed. */
    public int idHash() {
        return idHash(idHigh, idLow);
    }

    /** Hashes every bit of an id (SplitMix64), because ids of an import may be consecutive. */
    static int idHash(long high, long low) {
        long bits = high * 31 + low;
        bits = (bits ^ (bits >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return (int) (bits ^ (bits >>> 31));
    }

    /** Whether another row is of the same Event. */
    public boolean hasSameId(Row other) {
        return idHigh == other.idHigh && idLow == other.idLow;
    }

    boolean hasId(UUID id) {
        return idHigh == id.getMostSignificantBits() && idLow == id.getLeastSignificantBits();
    }

    /** The sequence number of the last domain event within the Event, from 0. */
    public long version() {
        return version;
    }

    /** Whether the Event was discarded. */
    public boolean isDiscarded() {
        return json.length == 0;
    }

    /** The number of the latest public change among those of all Events, from 1; 0 if there is none. */
    public long changeNumber() {
        return changeNumber;
    }

    /** The time of the latest public change. */
    public Instant changedAt() {
        Instant stored = RowJson.changedAt(json);
        return stored == null ? updatedAt() : stored;
    }

    /** The latest public change; null if there is none. */
    public @Nullable PublicChange publicChange() {
        return changeNumber == 0 ? null : new PublicChange(changeNumber, changedAt());
    }

    /** The point after the latest public change. */
    public ChangePoint changePoint() {
        Instant at = changedAt();
        return new ChangePoint(changeNumber, idHash(idHigh ^ at.getEpochSecond(), idLow ^ at.getNano()));
    }

    /** The status of the Event. */
    public EventStatus status() {
        return STATUSES.get(statusAndStartNano >>> NANO_BITS);
    }

    /** The dictionary entry of the location. */
    public Location location() {
        return location;
    }

    /** The start of the Event, with nanoseconds. */
    public Instant startAt() {
        return Instant.ofEpochSecond(startSecond, startNano());
    }

    private int startNano() {
        return statusAndStartNano & NANO_MASK;
    }

    /** The start in seconds since 1970, rounded down. */
    public long startSecond() {
        return startSecond;
    }

    /** The end in seconds since 1970, rounded down. */
    public long endSecond() {
        return endSecond;
    }

    /** Whether the Event starts after {@code now}. */
    public boolean isUpcoming(Instant now) {
        return compare(startSecond, startNano(), now) > 0;
    }

    /** Whether the Event starts before the instant. */
    public boolean startsBefore(Instant instant) {
        return compare(startSecond, startNano(), instant) < 0;
    }

    /** Whether another row has the same {@code startAt}. */
    public boolean hasSameStart(Row other) {
        return startSecond == other.startSecond && startNano() == other.startNano();
    }

    /** Whether the Event ends after the instant. */
    public boolean endsAfter(Instant instant) {
        return compare(endSecond, endNano, instant) > 0;
    }

    private static int compare(long second, int nano, Instant instant) {
        int order = Long.compare(second, instant.getEpochSecond());
        return order == 0 ? Integer.compare(nano, instant.getNano()) : order;
    }

    /** Whether this row comes before another in the order of {@link #compare}. */
    public boolean sortsBefore(Row other) {
        return compare(this, other) < 0;
    }

    /** Orders rows by {@code startAt}, then by id as text. */
    public static int compare(Row a, Row b) {
        int order = Long.compare(a.startSecond, b.startSecond);
        if (order == 0) {
            order = Integer.compare(a.startNano(), b.startNano());
        }
        return order == 0 ? compareIds(a, b) : order;
    }

    /** Orders rows by id as text, which is the unsigned order of the id's bits. */
    static int compareIds(Row a, Row b) {
        int order = Long.compareUnsigned(a.idHigh, b.idHigh);
        return order == 0 ? Long.compareUnsigned(a.idLow, b.idLow) : order;
    }

    /** Orders rows by {@code updatedAt} alone. */
    static int compareUpdates(Row a, Row b) {
        int order = Long.compare(a.updatedSecond, b.updatedSecond);
        return order == 0 ? Integer.compare(a.updatedNano, b.updatedNano) : order;
    }

    /** Whether another row, possibly of another catalog, has equal values in all fields. */
    public boolean contentEquals(Row other) {
        return version == other.version
                && startSecond == other.startSecond
                && statusAndStartNano == other.statusAndStartNano
                && endSecond == other.endSecond
                && endNano == other.endNano
                && updatedSecond == other.updatedSecond
                && updatedNano == other.updatedNano
                && changeNumber == other.changeNumber
                && publicLength == other.publicLength
                && notesLength == other.notesLength
                && Arrays.equals(json, other.json);
    }

    private int createdByOffset() {
        return publicLength + notesLength;
    }

    private Instant updatedAt() {
        return Instant.ofEpochSecond(updatedSecond, updatedNano);
    }

    @Override
    public String toString() {
        return "Row[id=" + id() + ", version=" + version + "]";
    }
}
