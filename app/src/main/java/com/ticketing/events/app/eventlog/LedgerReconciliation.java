package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.personaldata.ledger.ErasureLedger;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reconciliation of the event log with the erasure ledger: each gets the erasures that it lacks. To be run before
 * anything reads the domain events of a log that is opened, or that has replaced another one.
 */
public final class LedgerReconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerReconciliation.class);

    private final EventLog log;
    private final Optional<ErasureLedger> ledger;
    private final ErasureReplay replay;

    /** @param ledger empty for none; a run does nothing then */
    public LedgerReconciliation(EventLog log, Optional<ErasureLedger> ledger, ErasureReplay replay) {
        this.log = log;
        this.ledger = ledger;
        this.replay = replay;
    }

    /**
     * Outcome of a run.
     *
     * @param created whether the ledger did not exist
     * @param applied number of erasures that the log lacked
     */
    public record Result(boolean created, int applied) {}

    /**
     * Reconciles both. Can be repeated after a failure.
     *
     * @throws com.ticketing.events.app.personaldata.ledger.ErasureLedgerUnusable when the ledger cannot be read or
     *     written
     * @throws com.ticketing.events.error.Unavailable when the database does not respond
     */
    public Result run() {
        return ledger.map(this::run).orElse(new Result(false, 0));
    }

    private Result run(ErasureLedger file) {
        boolean created = file.createIfAbsent();
        int applied = apply(file);
        int recorded = file.record(log.erasures().all());
        if (created && log.headPosition() > 0) {
            LOG.warn(
                    "Created the erasure ledger {} from the event log, with {} erasures; if the log was restored from a"
                            + " backup, stop the service and restore the ledger too",
                    file.path(),
                    recorded);
        }
        return new Result(created, applied);
    }

    /**
     * Appends the erasures of a ledger that the log lacks; returns their number.
     *
     * @throws com.ticketing.events.app.personaldata.ledger.ErasureLedgerUnusable when the ledger cannot be read
     * @throws com.ticketing.events.error.Unavailable when the database does not respond
     */
    public int apply(ErasureLedger file) {
        int applied = replay.apply(file.read());
        if (applied > 0) {
            LOG.warn(
                    "The event log lacked {} erasures of personal data that {} has, because it was restored from a"
                            + " backup; they are applied",
                    applied,
                    file.path());
        }
        return applied;
    }
}
