package com.ticketing.events.app.eventlog.backup;

import com.ticketing.events.app.eventlog.ErasureReplay;
import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteDatabase;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteReplacement;
import com.ticketing.events.app.eventlog.serialization.DomainEventTypeNames;
import com.ticketing.events.app.eventlog.serialization.EventSerializer;
import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.ledger.ErasureLedger;
import com.ticketing.events.app.personaldata.ledger.RecordedErasure;
import com.ticketing.events.query.audit.chain.HashChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Restore of the event log from a backup. The backup is verified and the erasures after it are applied in a copy, which
 * then takes the place of the former log at once; before that nothing of the former log is changed.
 */
public final class Restore {

    private final EventLogProperties properties;
    private final DataKeys keys;
    private final Path backup;
    private final boolean overwrite;

    /**
     * Creates a restore into the configured data directory.
     *
     * @param keys the source of the data keys of the log
     * @param overwrite whether a former log is replaced that has more than the backup, is another log or cannot be read
     */
    public Restore(EventLogProperties properties, DataKeys keys, Path backup, boolean overwrite) {
        this.properties = properties;
        this.keys = keys;
        this.backup = backup.toAbsolutePath().normalize();
        this.overwrite = overwrite;
    }

    /**
     * Outcome of a restore.
     *
     * @param backup the checkpoint of the backup
     * @param end the end of the restored log, erasures included
     * @param applied number of erasures that the backup lacked
     */
    public record Result(HashChain.End backup, HashChain.End end, int applied) {}

    /**
     * Restores the log.
     *
     * @param ledger the erasures to apply; those of the former log are added to it
     * @param withoutLedger whether the ledger is created if it is missing
     * @param progress receives the last verified position, on the calling thread
     * @throws BackupRefused when the log is not restored; the former one is unchanged
     * @throws com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable when a service uses the directory
     * @throws com.ticketing.events.app.personaldata.ledger.ErasureLedgerUnusable when the ledger cannot be used
     * @throws com.ticketing.events.app.personaldata.wrapping.KeyFileUnusable when a key of the backup is missing
     */
    public Result run(ErasureLedger ledger, boolean withoutLedger, LongConsumer progress) throws BackupRefused {
        requireBackup();
        if (!withoutLedger && !ledger.exists()) {
            throw new BackupRefused(
                    "The erasure ledger " + ledger.path() + " does not exist, so that erasures after the"
                            + " backup are unknown; restore it from its copy, or add --without-ledger");
        }
        try (SqliteReplacement replacement = SqliteReplacement.begin(properties.dataDir())) {
            replacement.stage(backup);
            HashChain.End end = BackupFile.verify(replacement.stagedFile(), backup, progress);
            FormerLog former = FormerLog.of(replacement, overwrite);
            ledger.createIfAbsent();
            ledger.record(former.erasures());
            Result result = replayErasures(replacement.stagingDirectory(), ledger.read(), end);
            replacement.commit(former.isReadable());
            return result;
        } catch (IOException e) {
            throw new BackupRefused("Files cannot be written: " + e);
        } catch (SQLException e) {
            throw new BackupRefused("The former event log cannot be replaced: " + e.getMessage());
        }
    }

    private void requireBackup() throws BackupRefused {
        if (!Files.isRegularFile(backup)) {
            throw new BackupRefused("There is no file " + backup);
        }
        Path writeAheadLog = backup.resolveSibling(backup.getFileName() + "-wal");
        if (Files.exists(writeAheadLog)) {
            throw new BackupRefused(backup + " is not a backup: a part of it is in " + writeAheadLog
                    + "; make one from it with ./event-service backup");
        }
    }

    private Result replayErasures(Path directory, List<RecordedErasure> recorded, HashChain.End backupEnd) {
        try (EventLog log = EventLog.open(SqliteDatabase.open(directory), properties.log(), keys)) {
            ErasureReplay replay =
                    new ErasureReplay(log, new EventSerializer(new DomainEventTypeNames()), Clock.systemUTC());
            int applied = replay.apply(recorded);
            return new Result(backupEnd, log.hashChain().end(), applied);
        }
    }
}
