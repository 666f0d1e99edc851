package com.ticketing.events.app.eventlog.database.sqlite;

import com.ticketing.events.app.files.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A data directory under exclusive file locks, which the operating system releases when the process ends: on a lock
 * file, and on the database file itself, because a lock file can be deleted.
 */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK_FILE = "event-service.lock";

    /** Beginning of the names of all other files of the service in the directory. */
    private static final String FILE_PREFIX = "events.";

    /** Directory for a log that is to replace the present one. */
    private static final String STAGING = "events.restore";

    /** One byte beyond the end of every database, and not among the bytes at 1 GiB that SQLite locks. */
    private static final long DATABASE_LOCK_POSITION = Long.MAX_VALUE - 1;

    private final Path path;
    private final FileChannel lockFile;
    private @Nullable FileChannel databaseFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Creates the directory if it is absent, locks it, and removes the permissions of other users from the directory
     * and the files of the service in it.
     *
     * @throws DataDirectoryUnusable when another process holds the lock, or the directory is not writable
     */
    static DataDirectory lock(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            OwnerOnly.createDirectories(path);
            FileChannel file = OwnerOnly.open(
                    path.resolve(LOCK_FILE), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            if (tryLock(file, 0, Long.MAX_VALUE) == null) {
                file.close();
                throw DataDirectoryUnusable.inUse(path);
            }
            OwnerOnly.reduce(ownFiles(path));
            DataDirectory locked = new DataDirectory(path, file);
            locked.deleteStaging();
            return locked;
        } catch (IOException e) {
            throw DataDirectoryUnusable.unwritable(path, e);
        }
    }

    /** Creates an empty data directory for a log that is to replace the present one. */
    Path createStaging() {
        try {
            OwnerOnly.createDirectories(path.resolve(STAGING));
            return path.resolve(STAGING);
        } catch (IOException e) {
            throw DataDirectoryUnusable.unwritable(path, e);
        }
    }

    /** Deletes that directory, which a killed process may have left. */
    void deleteStaging() {
        try {
            FileSystemUtils.deleteRecursively(path.resolve(STAGING));
        } catch (IOException e) {
            throw DataDirectoryUnusable.unwritable(path, e);
        }
    }

    /** The directory and the files of the service in it; files of others may lie beside them. */
    private static List<Path> ownFiles(Path directory) throws IOException {
        List<Path> files = new ArrayList<>(List.of(directory));
        try (Stream<Path> inDirectory = Files.list(directory)) {
            inDirectory
                    .filter(Files::isRegularFile)
                    .filter(DataDirectory::isOwn)
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }

    /** Whether the name is that of a file of the service. */
    static boolean isOwn(Path file) {
        String name = file.getFileName().toString();
        return name.equals(LOCK_FILE) || name.startsWith(FILE_PREFIX);
    }

    /**
     * Creates an empty database file unless it exists. SQLite gives its permissions to the other files of the database.
     *
     * @throws DataDirectoryUnusable when the file cannot be created
     */
    void createDatabase(String name) {
        try {
            OwnerOnly.createFile(path.resolve(name));
        } catch (IOException e) {
            throw DataDirectoryUnusable.unwritable(path, e);
        }
    }

    /**
     * Locks the database file for this process. On POSIX systems a process loses its locks on a file when it closes any
     * of its descriptors of the file. SQLite closes none while one of its connections holds a lock of SQLite's own;
     * hence such a connection must be open from before this call until the end.
     *
     * @throws DataDirectoryUnusable when another process holds the lock, or the file is not writable
     */
    void lockDatabase(String name) {
        try {
            FileChannel file = FileChannel.open(path.resolve(name), StandardOpenOption.WRITE);
            databaseFile = file;
            if (tryLock(file, DATABASE_LOCK_POSITION, 1) == null) {
                throw DataDirectoryUnusable.inUse(path);
            }
        } catch (IOException e) {
            throw DataDirectoryUnusable.unwritable(path, e);
        }
    }

    /**
     * Writes the changed pages of the locked database file from the operating system's cache to the disk. On macOS they
     * may stay in the drive's cache.
     */
    void flushDatabase() throws IOException {
        FileChannel file = databaseFile;
        if (file != null) {
            file.force(false);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file, long position, long size) throws IOException {
        try {
            return file.tryLock(position, size, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try (FileChannel _ = lockFile;
                FileChannel _ = databaseFile) {
            // Closing a channel releases its lock.
        } catch (IOException e) {
            // The locks end with the process at the latest.
        }
    }
}
