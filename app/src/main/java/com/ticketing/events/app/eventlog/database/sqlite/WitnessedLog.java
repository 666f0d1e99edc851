package com.ticketing.events.app.eventlog.database.sqlite;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.chain.LogHeadMissing;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import com.ticketing.events.app.eventlog.table.LogReplaced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The event log in a data directory, compared with the {@linkplain HeadWitness witness} of its head. Connections are
 * read-only, so that a write-ahead log with a damaged frame stays as it is.
 */
public final class WitnessedLog {

    private static final String COUNT_END_TABLES = "select count(*) from sqlite_schema where name = 'domain_event_end'";

    private WitnessedLog() {}

    /**
     * Verifies that the log contains the head that the witness records; without a witness there is nothing to verify. A
     * service may have the log open.
     *
     * @throws LogHeadMissing when it does not
     * @throws com.ticketing.events.app.eventlog.chain.EventLogDamaged when the last row is not the recorded end of the
     *     log
     * @throws IOException when the witness cannot be read
     * @throws SQLException when the database cannot be read
     */
    public static void verify(Path dataDirectory) throws IOException, SQLException {
        HeadWitness witness = HeadWitness.in(dataDirectory);
        ChainLink head = witness.read();
        if (head.position() > 0) {
            try {
                readEnd(dataDirectory, head);
            } catch (LogReplaced e) {
                throw new LogHeadMissing(witness.path(), head, e.end());
            }
        }
    }

    /**
     * Accepts the log as it is, if it ends at a position: records its end in the witness.
     *
     * @return the end of the log, accepted if its position is {@code position}
     * @throws DataDirectoryUnusable when there is no such directory, or a service has it open
     * @throws com.ticketing.events.app.eventlog.chain.EventLogDamaged when the last row is not the recorded end of the
     *     log
     * @throws IOException when the witness cannot be written
     * @throws SQLException when the database cannot be read
     */
    public static ChainLink accept(Path dataDirectory, long position) throws IOException, SQLException {
        if (!Files.isDirectory(dataDirectory)) {
            throw DataDirectoryUnusable.withoutLog(dataDirectory);
        }
        try (DataDirectory _ = DataDirectory.lock(dataDirectory)) {
            ChainLink end = readEnd(dataDirectory, ChainLink.BEGINNING);
            if (end.position() == position) {
                HeadWitness.write(dataDirectory, end);
            }
            return end;
        }
    }

    /**
     * Reads the end of the log; position 0 when there is none.
     *
     * @throws LogReplaced when the log does not contain the known link
     */
    private static ChainLink readEnd(Path dataDirectory, ChainLink known) throws SQLException {
        if (SqliteSources.exists(dataDirectory)) {
            try (Connection log = SqliteSources.readOnlySource(dataDirectory).getConnection()) {
                if (hasEnd(log)) {
                    LogEndTable.readExtent(log).verify();
                    return LogEndTable.readEnd(log, known);
                }
            }
        }
        if (known.position() > 0) {
            throw new LogReplaced(known, ChainLink.BEGINNING);
        }
        return ChainLink.BEGINNING;
    }

    /** Whether the database has the table; that of an interrupted first start does not. */
    private static boolean hasEnd(Connection log) throws SQLException {
        try (Statement statement = log.createStatement();
                ResultSet row = statement.executeQuery(COUNT_END_TABLES)) {
            return row.next() && row.getInt(1) > 0;
        }
    }
}
