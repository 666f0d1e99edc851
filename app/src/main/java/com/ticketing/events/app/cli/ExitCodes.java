package com.ticketing.events.app.cli;

/** Exit codes of the process. */
final class ExitCodes {

    /** The command completed. */
    static final int DONE = 0;

    /** The command completed and reported problems; of {@code serve}: the service did not start. */
    static final int PROBLEMS = 1;

    /** The arguments are wrong; nothing was started. */
    static final int USAGE = 2;

    /** The command could not start or stopped before its end. */
    static final int STOPPED = 3;

    private ExitCodes() {}
}
