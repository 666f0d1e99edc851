package com.ticketing.events.app.eventlog.backup;

import com.ticketing.events.app.eventlog.OfflineEventLog;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteBackup;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.audit.chain.HashChain;
import com.ticketing.events.query.audit.chain.Verification;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** Verification of a file that has a whole event log. */
final class BackupFile {

    private BackupFile() {}

    /**
     * Recomputes the hash chain and checks the structure of the database.
     *
     * @param name the file in messages
     * @param progress receives the last verified position, on the calling thread
     * @return the checkpoint
     * @throws BackupRefused when the file is damaged, or is not an event log
     */
    static HashChain.End verify(Path file, Path name, LongConsumer progress) throws BackupRefused {
        try (OfflineEventLog log = OfflineEventLog.open(SqliteBackup.source(file))) {
            Verification result = log.verify(1, log.end().position(), progress);
            if (!result.valid()) {
                throw new BackupRefused(
                        name + " is invalid at position " + result.firstMismatch() + ": " + result.problem());
            }
            SqliteBackup.check(file);
            return log.end();
        } catch (SQLException | Unavailable e) {
            throw new BackupRefused(name + " cannot be read as an event log: " + e.getMessage());
        }
    }
}
