package com.ticketing.events.app.eventlog.backup;

import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteBackup;
import com.ticketing.events.app.files.DurableFiles;
import com.ticketing.events.app.files.OwnerOnly;
import com.ticketing.events.query.audit.chain.HashChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Backup of the event log while a service may write to it: one file with the whole database, made and verified under a
 * temporary name, so that the name never has a part of a backup or an unverified one.
 */
public final class OnlineBackup {

    private OnlineBackup() {}

    /**
     * Writes the backup.
     *
     * @param overwrite whether an existing file is replaced
     * @param progress receives the last verified position, on the calling thread
     * @return the checkpoint of the backup
     * @throws BackupRefused when the backup cannot be made or is not valid
     * @throws com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable when there is no event log
     */
    public static HashChain.End write(
            EventLogProperties properties,
            DatasourceProperties datasource,
            Path file,
            boolean overwrite,
            LongConsumer progress)
            throws BackupRefused {
        if (datasource.isPostgres()) {
            throw new BackupRefused(
                    "The event log is in PostgreSQL; back it up with pg_basebackup, see docs/operations.md");
        }
        Path target = file.toAbsolutePath().normalize();
        try {
            requireFree(target, properties.dataDir(), overwrite);
            return write(properties.dataDir(), target, overwrite, progress);
        } catch (IOException e) {
            throw new BackupRefused(target + " cannot be written: " + e);
        }
    }

    private static void requireFree(Path target, Path dataDirectory, boolean overwrite)
            throws IOException, BackupRefused {
        if (!Files.isDirectory(target.resolveSibling("."))) {
            throw new BackupRefused("There is no directory " + target.getParent());
        }
        if (Files.isDirectory(target)) {
            throw new BackupRefused(target + " is a directory");
        }
        if (SqliteBackup.isFileOfLog(target, dataDirectory)) {
            throw new BackupRefused(target + " is a name of the service's own files; choose another one");
        }
        requireAbsent(target, overwrite);
    }

    private static void requireAbsent(Path target, boolean overwrite) throws BackupRefused {
        if (Files.exists(target) && !overwrite) {
            throw new BackupRefused(target + " exists; choose another name, or add --overwrite");
        }
    }

    private static HashChain.End write(Path dataDirectory, Path target, boolean overwrite, LongConsumer progress)
            throws IOException, BackupRefused {
        Path temporary = target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
        Files.deleteIfExists(temporary);
        try {
            OwnerOnly.open(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))
                    .close();
            SqliteBackup.copy(dataDirectory, temporary);
            HashChain.End end = BackupFile.verify(temporary, target, progress);
            requireAbsent(target, overwrite);
            DurableFiles.rename(temporary, target);
            return end;
        } catch (SQLException e) {
            throw new BackupRefused("The event log cannot be copied: " + e.getMessage());
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
