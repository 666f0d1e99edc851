package com.ticketing.events.query.catalog;

import com.ticketing.events.EventStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * One Event as the catalog keeps it: what is asked about as numbers, what is only shown as the JSON in which it is shown.
 * Never changes; a change of the Event makes another row.
 *
 * <p>The text begins with the public fields, up to where {@code isUpcoming} has its value; what only staff may see follows.
 */
final class Row {

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
    private final Place place;

    private Row(CatalogEntry entry, Place place) {
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

        JsonBytes json = new JsonBytes(USUAL_LENGTH);
        RowText.writePublic(json, entry);
        publicLength = json.length();
        notesLength = json.text(entry.internalNotes()).length() - publicLength;
        text = json.text(entry.createdBy()).toByteArray();
    }

    /** @param place the entry's location */
    static Row of(CatalogEntry entry, Place place) {
        return new Row(entry, place);
    }

    /** About as many bytes as either view takes. */
    int size() {
        return text.length + 80;
    }

    /**
     * Writes what everybody may know if the time is {@code now} (brief 3.1).
     *
     * @throws IllegalStateException if the Event is a draft
     */
    void writePublic(JsonBytes json, Instant now) {
        if (!status.isPublic()) {
            throw new IllegalStateException("Event %s is a draft".formatted(id()));
        }
        json.raw(text, 0, publicLength).bool(isUpcoming(now)).raw(RowText.END);
    }

    /** Writes what staff may know if the time is {@code now}, private fields included (brief 3.1). */
    void writeAdmin(JsonBytes json, Instant now) {
        json.raw(text, 0, publicLength).bool(isUpcoming(now));
        json.raw(RowText.NOTES).raw(text, publicLength, notesLength);
        json.raw(RowText.CREATED_BY).raw(text, createdByAt(), text.length - createdByAt());
        json.raw(RowText.UPDATED).plain(updatedAt().toString()).raw(RowText.END_OF_TEXT);
    }

    /** Everything there is to know of the Event. */
    CatalogEntry entry() {
        return new CatalogEntry(
                id(),
                RowText.title(text),
                startAt(),
                Instant.ofEpochSecond(endSecond, endNano),
                place.text(),
                status,
                RowText.textOrNull(text, publicLength, createdByAt()),
                RowText.textOrNull(text, createdByAt(), text.length),
                updatedAt(),
                version);
    }

    UUID id() {
        return new UUID(idHigh, idLow);
    }

    boolean is(UUID id) {
        return idHigh == id.getMostSignificantBits() && idLow == id.getLeastSignificantBits();
    }

    long version() {
        return version;
    }

    EventStatus status() {
        return status;
    }

    Place place() {
        return place;
    }

    Instant startAt() {
        return Instant.ofEpochSecond(startSecond, startNano);
    }

    /** In seconds since 1970; the rest of a second is left out. */
    long startSecond() {
        return startSecond;
    }

    /** In seconds since 1970; the rest of a second is left out. */
    long endSecond() {
        return endSecond;
    }

    boolean isUpcoming(Instant now) {
        return compare(startSecond, startNano, now) > 0;
    }

    boolean startsBefore(Instant moment) {
        return compare(startSecond, startNano, moment) < 0;
    }

    boolean endsAfter(Instant moment) {
        return compare(endSecond, endNano, moment) > 0;
    }

    private static int compare(long second, int nano, Instant moment) {
        int order = Long.compare(second, moment.getEpochSecond());
        return order == 0 ? Integer.compare(nano, moment.getNano()) : order;
    }

    /** By {@code startAt}, then by id as text, which is the order of its bits without a sign. */
    boolean sortsBefore(Row other) {
        return compare(this, other) < 0;
    }

    /** See {@link #sortsBefore}. */
    static int compare(Row a, Row b) {
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
    boolean saysTheSameAs(Row other) {
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
