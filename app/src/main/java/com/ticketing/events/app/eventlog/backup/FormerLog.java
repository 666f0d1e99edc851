package com.ticketing.events.app.eventlog.backup;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteBackup;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteReplacement;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import com.ticketing.events.app.eventlog.table.LogReader;
import com.ticketing.events.app.eventlog.table.LogReplaced;
import com.ticketing.events.app.personaldata.ledger.RecordedErasure;
import com.ticketing.events.error.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Event log that a restore replaces.
 *
 * @param isReadable false if there is none, or it cannot be read
 * @param erasures all erasures in it
 */
record FormerLog(boolean isReadable, List<RecordedErasure> erasures) {

    private static final String REMEDY = "; add --overwrite to replace it";

    /**
     * Compares the log with the one that is to replace it.
     *
     * @throws BackupRefused when it has domain events that the other one lacks, or cannot be read, and that is not
     *     permitted by {@code overwrite}
     */
    static FormerLog of(SqliteReplacement replacement, boolean overwrite) throws BackupRefused {
        Optional<DataSource> source = replacement.former();
        if (source.isEmpty()) {
            return new FormerLog(false, List.of());
        }
        try {
            if (!overwrite) {
                requireContained(source.get(), SqliteBackup.source(replacement.stagedFile()));
            }
            return new FormerLog(true, new LogReader(source.get()).recordedErasures());
        } catch (SQLException | Unavailable e) {
            if (!overwrite) {
                throw new BackupRefused("The present event log cannot be read: " + e.getMessage() + REMEDY);
            }
            return new FormerLog(false, List.of());
        }
    }

    private static void requireContained(DataSource former, DataSource backup) throws SQLException, BackupRefused {
        ChainLink present;
        try (Connection connection = former.getConnection()) {
            present = LogEndTable.readExtent(connection).end();
        }
        try (Connection connection = backup.getConnection()) {
            LogEndTable.readEnd(connection, present);
        } catch (LogReplaced e) {
            try (Connection connection = backup.getConnection()) {
                throw refusal(present, LogEndTable.readExtent(connection).end(), former);
            }
        }
    }

    private static BackupRefused refusal(ChainLink present, ChainLink backup, DataSource former) throws SQLException {
        try (Connection connection = former.getConnection()) {
            LogEndTable.readEnd(connection, backup);
            return new BackupRefused("The present event log is ahead: it has "
                    + (present.position() - backup.position()) + " domain events after position " + backup.position()
                    + ", the end of the backup, which would be lost" + REMEDY);
        } catch (LogReplaced e) {
            return new BackupRefused("The present event log, which ends at position " + present.position()
                    + ", is not the one of the backup, which ends at position " + backup.position() + REMEDY);
        }
    }
}
