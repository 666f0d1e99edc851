package com.ticketing.events.app.eventlog.database.sqlite;

import com.ticketing.events.app.files.DurableFiles;
import com.ticketing.events.app.files.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Replacement of the SQLite event log in a data directory by another one, at once or not at all. The other one is
 * prepared in a data directory of its own inside; until the file is renamed, the former log is untouched. Holds the
 * locks of the data directory.
 */
public final class SqliteReplacement implements AutoCloseable {

    private final DataDirectory directory;
    private final Path staging;

    private SqliteReplacement(DataDirectory directory, Path staging) {
        this.directory = directory;
        this.staging = staging;
    }

    /**
     * Locks the data directory, which is created if it is absent.
     *
     * @throws DataDirectoryUnusable when another process holds the lock, or the directory is not writable
     */
    public static SqliteReplacement begin(Path dataDirectory) {
        DataDirectory directory = DataDirectory.lock(dataDirectory);
        try {
            if (Files.exists(directory.file(SqliteSources.FILE))) {
                directory.lockDatabase(SqliteSources.FILE);
            }
            return new SqliteReplacement(directory, directory.createStaging());
        } catch (RuntimeException | Error e) {
            directory.close();
            throw e;
        }
    }

    /** Copies the file of the other log into its data directory. */
    public void stage(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file);
                OutputStream output = Channels.newOutputStream(OwnerOnly.open(
                        stagedFile(), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)))) {
            input.transferTo(output);
        }
    }

    /** The data directory of the other log. */
    public Path stagingDirectory() {
        return staging;
    }

    public Path stagedFile() {
        return staging.resolve(SqliteSources.FILE);
    }

    /** Unpooled read-only connections to the log that is to be replaced; empty if there is none. */
    public Optional<DataSource> former() {
        Path file = directory.file(SqliteSources.FILE);
        return Files.exists(file) ? Optional.of(SqliteSources.fileSource(file, true)) : Optional.empty();
    }

    /**
     * Puts the other log in the place of the former one. A former log that can be read is first made independent of its
     * write-ahead log, whose file must not lie beside the other one; so a crash leaves all of it, or all of the other.
     * A crash may leave no witness of the head beside either; the next start records it.
     *
     * @param formerIsReadable false if the former log, which cannot be read, is given up with its write-ahead log
     * @throws SQLException when the former log cannot be written
     */
    public void commit(boolean formerIsReadable) throws IOException, SQLException {
        if (Files.exists(staging.resolve(SqliteSources.FILE + "-wal"))) {
            throw new IOException("The restored log was not closed completely");
        }
        if (formerIsReadable) {
            completeFormer();
        }
        for (String suffix : SqliteSources.SUFFIXES) {
            Files.deleteIfExists(directory.file(SqliteSources.FILE + suffix));
        }
        Path witness = HeadWitness.in(directory.file("")).path();
        Files.deleteIfExists(witness);
        DurableFiles.forceDirectoryOf(witness);
        DurableFiles.rename(stagedFile(), directory.file(SqliteSources.FILE));
        if (Files.exists(HeadWitness.in(staging).path())) {
            DurableFiles.rename(HeadWitness.in(staging).path(), witness);
        }
    }

    private void completeFormer() throws SQLException {
        Path file = directory.file(SqliteSources.FILE);
        try (Connection connection = SqliteSources.fileSource(file, false).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SqliteSources.TRUNCATE_WAL)) {
            if (row.next() && row.getInt(1) != 0) {
                throw new SQLException("another process reads " + file + "; try again when it has ended");
            }
        }
    }

    /** Removes what was prepared, unless it was put in place, and releases the locks. */
    @Override
    public void close() {
        try (directory) {
            directory.deleteStaging();
            SqliteSources.removeEmptyWriteAheadLog(directory.file(""));
        }
    }
}
