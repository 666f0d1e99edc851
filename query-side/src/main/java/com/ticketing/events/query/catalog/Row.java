package com.ticketing.events.query.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.EventStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One Event as the catalog keeps it: what is asked about as numbers, what is only shown as the JSON in which it is shown.
 * Never changes; a change of the Event makes another row.
 *
 * <p>The text begins with the public fields, up to where {@code isUpcoming} has its value; what only staff may see follows.
 */
final class Row {

    private static final byte[] ID = JsonBytes.ascii("{\"id\":\"");
    private static final byte[] TITLE = JsonBytes.ascii("\",\"title\":");
    private static final byte[] START = JsonBytes.ascii(",\"startAt\":\"");
    private static final byte[] END = JsonBytes.ascii("\",\"endAt\":\"");
    private static final byte[] LOCATION = JsonBytes.ascii("\",\"location\":");
    private static final byte[] STATUS = JsonBytes.ascii(",\"status\":\"");
    private static final byte[] IS_UPCOMING = JsonBytes.ascii("\",\"isUpcoming\":");
    private static final byte[] NOTES = JsonBytes.ascii(",\"internalNotes\":");
    private static final byte[] CREATED_BY = JsonBytes.ascii(",\"createdBy\":");
    private static final byte[] UPDATED = JsonBytes.ascii(",\"updatedAt\":\"");
    private static final byte[] TEXT_END = JsonBytes.ascii("\"}");
    private static final byte[] END_OF_OBJECT = JsonBytes.ascii("}");

    private static final int TITLE_AT = ID.length + 36 + TITLE.length;

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
        json.raw(ID).plain(entry.id().toString());
        json.raw(TITLE).text(entry.title());
        json.raw(START).plain(startAt.toString());
        json.raw(END).plain(endAt.toString());
        json.raw(LOCATION).text(place.text());
        json.raw(STATUS).plain(status.name()).raw(IS_UPCOMING);
        publicLength = json.length();
        json.text(entry.internalNotes());
        notesLength = json.length() - publicLength;
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
        json.raw(text, 0, publicLength).bool(isUpcoming(now)).raw(END_OF_OBJECT);
    }

    /** Writes what staff may know if the time is {@code now}, private fields included (brief 3.1). */
    void writeAdmin(JsonBytes json, Instant now) {
        int createdByAt = publicLength + notesLength;
        json.raw(text, 0, publicLength).bool(isUpcoming(now));
        json.raw(NOTES).raw(text, publicLength, notesLength);
        json.raw(CREATED_BY).raw(text, createdByAt, text.length - createdByAt);
        json.raw(UPDATED).plain(updatedAt().toString()).raw(TEXT_END);
    }

    /** Everything there is to know of the Event. */
    CatalogEntry entry() {
        int createdByAt = publicLength + notesLength;
        return new CatalogEntry(
                id(),
                text(TITLE_AT, titleEnd()),
                startAt(),
                Instant.ofEpochSecond(endSecond, endNano),
                place.text(),
                status,
                textOrNull(publicLength, createdByAt),
                textOrNull(createdByAt, text.length),
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
        return !startsBefore(now) && (startSecond != now.getEpochSecond() || startNano != now.getNano());
    }

    boolean startsBefore(Instant moment) {
        long second = moment.getEpochSecond();
        return startSecond < second || (startSecond == second && startNano < moment.getNano());
    }

    boolean endsAfter(Instant moment) {
        long second = moment.getEpochSecond();
        return endSecond > second || (endSecond == second && endNano > moment.getNano());
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

    private Instant updatedAt() {
        return Instant.ofEpochSecond(updatedSecond, updatedNano);
    }

    private int titleEnd() {
        int at = TITLE_AT + 1;
        while (text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private @Nullable String textOrNull(int from, int to) {
        return text[from] == '"' ? text(from, to) : null;
    }

    private String text(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '\\') {
                return JsonMapper.shared().readValue(text, from, to - from, String.class);
            }
        }
        return new String(text, from + 1, to - from - 2, UTF_8);
    }

    @Override
    public String toString() {
        return "Row[id=%s, version=%d]".formatted(id(), version);
    }
}
