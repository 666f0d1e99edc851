package com.ticketing.events.app.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files and directories without access for other users: mode 0600 and 0700, whatever the umask. File systems without
 * POSIX permissions keep their own.
 */
public final class OwnerOnly {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    /** Mode bit of a directory that other users are meant to share, such as {@code /tmp}. */
    private static final int STICKY = 01000;

    private OwnerOnly() {}

    /** Creates the directory and its parents as far as they are absent; existing ones stay as they are. */
    public static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, attributes(OWNER));
    }

    /** Creates an empty file, unless it exists. */
    public static void createFile(Path file) throws IOException {
        try {
            open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))
                    .close();
        } catch (FileAlreadyExistsException e) {
            // Its permissions are reduced by reduce(..).
        }
    }

    /** Opens a file; one that is created by that has mode 0600. */
    public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        boolean isNew = !Files.exists(file);
        FileChannel channel = FileChannel.open(file, options, attributes(FILE));
        if (isNew && POSIX) {
            Files.setPosixFilePermissions(file, FILE);
        }
        return channel;
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /**
     * Removes the permissions of other users from those paths that exist. Logs one line with the changed paths, and one
     * warning with those that cannot be changed.
     */
    public static void reduce(Collection<Path> paths) {
        List<String> reduced = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Path path : paths) {
            if (POSIX && Files.exists(path)) {
                reduce(path, reduced, failed);
            }
        }
        if (reduced.isEmpty() && failed.isEmpty()) {
            return;
        }
        Logger log = LoggerFactory.getLogger(OwnerOnly.class);
        if (!reduced.isEmpty()) {
            log.info("Removed the permissions of other users from {}", String.join(", ", reduced));
        }
        if (!failed.isEmpty()) {
            log.warn(
                    "Other users have permissions that cannot be removed; change them to 0600 for files and 0700 for"
                            + " directories: {}",
                    String.join(", ", failed));
        }
    }

    private static void reduce(Path path, List<String> reduced, List<String> failed) {
        try {
            Set<PosixFilePermission> before = Files.getPosixFilePermissions(path);
            if (OWNER.containsAll(before)) {
                return;
            }
            String description = path + " (" + PosixFilePermissions.toString(before) + ")";
            if (isShared(path)) {
                failed.add(description + ": a directory for all users");
                return;
            }
            Set<PosixFilePermission> after = EnumSet.copyOf(OWNER);
            after.retainAll(before);
            Files.setPosixFilePermissions(path, after);
            (OWNER.containsAll(Files.getPosixFilePermissions(path)) ? reduced : failed).add(description);
        } catch (IOException e) {
            failed.add(e.toString());
        }
    }

    private static boolean isShared(Path path) throws IOException {
        return Files.isDirectory(path) && ((int) Files.getAttribute(path, "unix:mode") & STICKY) != 0;
    }
}
