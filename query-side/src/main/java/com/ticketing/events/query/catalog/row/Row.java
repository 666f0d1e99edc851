package com.ticketing.events.query.catalog.row;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.location.Location;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * One Event as the catalog keeps it: what is asked about as numbers, what is only shown as the JSON in which it is shown.
 * Never changes; a change of the Event makes another row.
 *
 * <p>The text begins with the public fields, up to where {@code isUpcoming} has its value; what only staff may see follows.
 */
public final class Row {

    /** Room for most rows; longer ones grow. */
    private static final int USUAL_LENGTH = 512;

    private final byte[] text;
    private final int publicLength;
    private final int notesLength;

    private final long idHigh;
    private final long idLow;
    private final long startSecond;
    private final long endSecond;
    private final long updatedSecond;
    private final int startNano;
    private final int endNano;
    private final int updatedNano;
    private final int version;
    private final EventStatus status;
    private final Location place;

    private Row(CatalogEntry entry, Location place) {
        this.place = place;
        status = entry.status();
        version = Math.toIntExact(entry.version());
        idHigh = entry.id().getMostSignificantBits();
        idLow = entry.id().getLeastSignificantBits();
        Instant startAt = entry.startAt();
        startSecond = startAt.getEpochSecond();
        startNano = startAt.getNano();
        Instant endAt = entry.endAt();
        endSecond = endAt.getEpochSecond();
        endNano = endAt.getNano();
        Instant updatedAt = entry.updatedAt();
        updatedSecond = updatedAt.getEpochSecond();
        updatedNano = updatedAt.getNano();

        JsonBuffer json = new JsonBuffer(USUAL_LENGTH);
        RowJson.writePublic(json, entry);
        publicLength = json.length();
        notesLength = json.text(entry.internalNotes()).length() - publicLength;
        text = json.text(entry.createdBy()).toByteArray();
    }

    /**
     * Creates a row.
     *
     * @param location the dictionary's entry for the location of the Event
     */
    public static Row of(CatalogEntry entry, Location location) {
        return new Row(entry, location);
    }

    /** About as many bytes as either view takes. */
    public int size() {
        return text.length + 80;
    }

    /**
     * Writes what everybody may know if the time is {@code now} (brief 3.1).
     *
     * @throws IllegalStateException if the Event is a draft
     */
    public void writePublic(JsonBuffer json, Instant now) {
        if (!status.isPublic()) {
            throw new IllegalStateException("Event %s is a draft".formatted(id()));
        }
        json.raw(text, 0, publicLength).bool(isUpcoming(now)).raw(RowJson.END);
    }

    /** Writes what staff may know if the time is {@code now}, private fields included (brief 3.1). */
    public void writeAdmin(JsonBuffer json, Instant now) {
        json.raw(text, 0, publicLength).bool(isUpcoming(now));
        json.raw(RowJson.NOTES).raw(text, publicLength, notesLength);
        json.raw(RowJson.CREATED_BY).raw(text, createdByAt(), text.length - createdByAt());
        json.raw(RowJson.UPDATED).plain(updatedAt().toString()).raw(RowJson.END_OF_TEXT);
    }

    /** Everything there is to know of the Event. */
    public CatalogEntry entry() {
        return new CatalogEntry(
                id(),
                RowJson.title(text),
                startAt(),
                Instant.ofEpochSecond(endSecond, endNano),
                place.text(),
                status,
                RowJson.textOrNull(text, publicLength, createdByAt()),
                RowJson.textOrNull(text, createdByAt(), text.length),
                updatedAt(),
                version);
    }

    public UUID id() {
        return new UUID(idHigh, idLow);
    }

    boolean is(UUID id) {
        return idHigh == id.getMostSignificantBits() && idLow == id.getLeastSignificantBits();
    }

    public long version() {
        return version;
    }

    public EventStatus status() {
        return status;
    }

    public Location place() {
        return place;
    }

    public Instant startAt() {
        return Instant.ofEpochSecond(startSecond, startNano);
    }

    /** In seconds since 1970; the rest of a second is left out. */
    public long startSecond() {
        return startSecond;
    }

    /** In seconds since 1970; the rest of a second is left out. */
    public long endSecond() {
        return endSecond;
    }

    public boolean isUpcoming(Instant now) {
        return compare(startSecond, startNano, now) > 0;
    }

    public boolean startsBefore(Instant moment) {
        return compare(startSecond, startNano, moment) < 0;
    }

    public boolean endsAfter(Instant moment) {
        return compare(endSecond, endNano, moment) > 0;
    }

    private static int compare(long second, int nano, Instant moment) {
        int order = Long.compare(second, moment.getEpochSecond());
        return order == 0 ? Integer.compare(nano, moment.getNano()) : order;
    }

    /** By {@code startAt}, then by id as text, which is the order of its bits without a sign. */
    public boolean sortsBefore(Row other) {
        return compare(this, other) < 0;
    }

    /** See {@link #sortsBefore}. */
    public static int compare(Row a, Row b) {
        int order = Long.compare(a.startSecond, b.startSecond);
        if (order == 0) {
            order = Integer.compare(a.startNano, b.startNano);
        }
        if (order == 0) {
            order = Long.compareUnsigned(a.idHigh, b.idHigh);
        }
        return order == 0 ? Long.compareUnsigned(a.idLow, b.idLow) : order;
    }

    /** Whether the other one, perhaps of another catalog, says the same in everything. */
    public boolean saysTheSameAs(Row other) {
        return version == other.version
                && startSecond == other.startSecond
                && startNano == other.startNano
                && endSecond == other.endSecond
                && endNano == other.endNano
                && updatedSecond == other.updatedSecond
                && updatedNano == other.updatedNano
                && publicLength == other.publicLength
                && notesLength == other.notesLength
                && Arrays.equals(text, other.text);
    }

    private int createdByAt() {
        return publicLength + notesLength;
    }

    private Instant updatedAt() {
        return Instant.ofEpochSecond(updatedSecond, updatedNano);
    }

    @Override
    public String toString() {
        return "Row[id=%s, version=%d]".formatted(id(), version);
    }
}
