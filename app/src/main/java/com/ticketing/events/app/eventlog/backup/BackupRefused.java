package com.ticketing.events.app.eventlog.backup;

/** A backup or a restore that was not done; nothing is changed. The message is one line that names the remedy. */
public final class BackupRefused extends Exception {

    private static final long serialVersionUID = 1L;

    BackupRefused(String message) {
        super(message);
    }
}
