package com.ticketing.events.app.personaldata.ledger;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Erasure of the personal data of one Event, identified by the message id of its domain event: a log has the erasure if
 * it has that domain event. Contains no personal data.
 *
 * @param at time of the erasure
 * @param creationId message id of the Event's creation, so that an Event that is created again with the same id is
 *     another one
 * @param erasureId message id of the erasure
 */
public record RecordedErasure(Instant at, String eventId, String creationId, String erasureId) {

    private static final String SEPARATOR = " ";
    private static final int FIELDS = 4;

    /** One line without its end. */
    String line() {
        return String.join(SEPARATOR, at.toString(), eventId, creationId, erasureId);
    }

    /** Parses a line; empty when it has another form. */
    static Optional<RecordedErasure> parse(String line) {
        String[] fields = line.split(SEPARATOR, -1);
        if (fields.length != FIELDS || fields[1].isEmpty() || fields[2].isEmpty() || fields[3].isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RecordedErasure(Instant.parse(fields[0]), fields[1], fields[2], fields[3]));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
