package com.ticketing.events.app.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes of files that survive a power failure once the call has returned. */
public final class DurableFiles {

    private static final Logger LOG = LoggerFactory.getLogger(DurableFiles.class);

    private DurableFiles() {}

    /** Renames a file, also onto an existing one; after a crash the name has the old or the new content. */
    public static void rename(Path from, Path to) throws IOException {
        try (FileChannel file = FileChannel.open(from, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        forceDirectoryOf(to);
    }

    /** Makes the name of a file durable; not possible on Windows, and not necessary there. */
    public static void forceDirectoryOf(Path file) {
        try (FileChannel directory = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            LOG.debug("The directory of {} cannot be forced to the disk: {}", file, e.toString());
        }
    }
}
