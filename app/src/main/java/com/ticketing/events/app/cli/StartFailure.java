package com.ticketing.events.app.cli;

import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.chain.LogHeadMissing;
import com.ticketing.events.app.eventlog.jdbc.sqlite.DataDirectoryUnusable;
import com.ticketing.events.app.personaldata.ledger.ErasureLedgerUnusable;
import com.ticketing.events.app.personaldata.wrapping.KeyFileUnusable;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;

/** A context that opens the event log did not start; the cause is the root cause. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StartFailure(Throwable rootCause) {
        super(String.valueOf(rootCause.getMessage()), rootCause);
    }

    /** Starts a context; wraps a failure. */
    static ConfigurableApplicationContext wrap(Supplier<ConfigurableApplicationContext> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            throw new StartFailure(rootCause(e));
        }
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof DataDirectoryUnusable)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Prints one line, unless the start has. */
    void report(PrintWriter err) {
        boolean isReported = getCause() instanceof DataDirectoryUnusable
                || getCause() instanceof EventLogDamaged
                || getCause() instanceof LogHeadMissing
                || getCause() instanceof KeyFileUnusable
                || getCause() instanceof ErasureLedgerUnusable;
        if (!isReported) {
            err.println("The event log cannot be opened: " + getMessage());
        }
    }
}
