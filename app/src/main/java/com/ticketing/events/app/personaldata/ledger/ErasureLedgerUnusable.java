package com.ticketing.events.app.personaldata.ledger;

/** The erasure ledger cannot be read or written; the message is one line that names the remedy. */
public final class ErasureLedgerUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ErasureLedgerUnusable(String message) {
        super(message, null, false, false);
    }
}
