package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.error.Unavailable;

/** The database of the event log does not respond (503). */
public final class LogUnavailable extends Unavailable {

    private static final long serialVersionUID = 1L;

    public LogUnavailable() {
        super("The event log is not available, try again later");
    }
}
