package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.table.LogReader;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.ledger.RecordedErasure;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The erasures of personal data in the log. Thread-safe. */
final class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final LogReader reader;
    private final DataKeys keys;
    private final LogDatabase database;

    Erasures(LogReader reader, DataKeys keys, LogDatabase database) {
        this.reader = reader;
        this.keys = keys;
        this.database = database;
    }

    /** Reads all erasures, ordered by position. */
    List<RecordedErasure> all() {
        return reader.recordedErasures();
    }

    /** Reads the erasures of one Event, ordered by version. */
    List<RecordedErasure> of(String eventId) {
        return reader.recordedErasures(eventId);
    }

    /**
     * Completes the last erasure of the Event's personal data, if there is one: destroys external keys, purges deleted
     * rows, and reports clear text. Idempotent.
     *
     * @throws com.ticketing.events.error.Unavailable when the database or the key store does not respond
     */
    void complete(String eventId) {
        Long erasure = reader.erasures(List.of(eventId)).get(eventId);
        if (erasure != null) {
            keys.destroy(eventId, erasure);
            database.purgeDeletedRows();
            reportClearText(eventId, erasure);
        }
    }

    /** The log is never rewritten, so the operator must be informed. */
    private void reportClearText(String eventId, long before) {
        List<Long> positions = reader.ofEvent(eventId, 0, Math.toIntExact(before)).stream()
                .filter(row -> row.isClearText() && row.hasPersonalData())
                .map(StoredEvent::position)
                .toList();
        if (!positions.isEmpty()) {
            LOG.warn(
                    "Erased personal data of Event {} are hidden from all readers, but remain in the database in clear"
                            + " text: they were written at positions {} before personal data were encrypted",
                    eventId,
                    positions);
        }
    }
}
