package com.ticketing.events.app.cli;

import com.ticketing.events.app.startup.StartFailureLine;
import java.io.PrintWriter;
import org.springframework.core.NestedExceptionUtils;

/** The context of a command did not start; the cause is the failure. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException failure;

    StartFailure(RuntimeException failure) {
        super(failure);
        this.failure = failure;
    }

    /** Prints one line, unless the start has. */
    void report(PrintWriter err) {
        if (StartFailureLine.of(failure, null).isEmpty()) {
            String reason = String.valueOf(
                    NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
            err.println("The event log cannot be opened: "
                    + reason.lines().findFirst().orElse(""));
        }
    }
}
