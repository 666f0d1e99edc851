package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.jdbc.LogUnavailable;
import com.ticketing.events.app.personaldata.ledger.ErasureLedger;
import com.ticketing.events.app.personaldata.ledger.ErasureLedgerUnusable;
import com.ticketing.events.command.PersonalDataShredder;
import com.ticketing.events.supervision.Outage;
import java.util.Optional;
import java.util.UUID;

/** Records the erasures of an Event in the ledger, and then completes them. */
final class RecordingShredder implements PersonalDataShredder {

    private final EventLog log;
    private final Optional<ErasureLedger> ledger;
    private final Outage outage = new Outage(RecordingShredder.class, "Record in the erasure ledger");

    RecordingShredder(EventLog log, Optional<ErasureLedger> ledger) {
        this.log = log;
        this.ledger = ledger;
    }

    @Override
    public void shred(UUID eventId) {
        ledger.ifPresent(file -> record(eventId.toString(), file));
        log.erasures().complete(eventId.toString());
    }

    private void record(String eventId, ErasureLedger file) {
        try {
            file.record(log.erasures().of(eventId));
            outage.succeeded();
        } catch (ErasureLedgerUnusable e) {
            outage.failed(1, e);
            throw new LogUnavailable();
        }
    }
}
