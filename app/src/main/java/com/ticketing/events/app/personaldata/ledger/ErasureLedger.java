package com.ticketing.events.app.personaldata.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toSet;

import com.ticketing.events.app.files.DurableFiles;
import com.ticketing.events.app.files.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * File of the erasures of personal data, a line for each, to which lines are only added. It is kept apart from the
 * event log, so that the erasures after a backup are known when the log is restored from it (ADR 0088). Processes may
 * share it; thread-safe.
 *
 * <p>A last line without its end was not written completely, and the erasure was not acknowledged: it is ignored, and
 * removed by the next record.
 */
public final class ErasureLedger {

    /** Name of the file in a data directory. */
    private static final String DEFAULT_NAME = "events.erasures";

    private static final String COMMENT = "#";
    private static final String HEADER = """
            # Erasures of personal data: time, Event, message ids of its creation and of the erasure. No personal data.
            # A restored event log is compared with this file. Keep it apart from the database and its backups.
            """;

    private static final Logger LOG = LoggerFactory.getLogger(ErasureLedger.class);

    private final Path path;

    private ErasureLedger(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    public static ErasureLedger at(Path path) {
        return new ErasureLedger(path);
    }

    public static ErasureLedger inDataDirectory(Path directory) {
        return new ErasureLedger(directory.resolve(DEFAULT_NAME));
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /**
     * Creates the file unless it exists; returns whether it did not. Removes the permissions of other users.
     *
     * @throws ErasureLedgerUnusable when that fails
     */
    public boolean createIfAbsent() {
        try (FileChannel file = OwnerOnly.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            write(HEADER, 0, file);
            DurableFiles.forceDirectoryOf(path);
            return true;
        } catch (FileAlreadyExistsException e) {
            OwnerOnly.reduce(List.of(path));
            return false;
        } catch (IOException e) {
            throw unusable("cannot be created: " + e);
        }
    }

    /**
     * Reads all erasures, in the order of the file.
     *
     * @throws ErasureLedgerUnusable when the file cannot be read or a line has another form
     */
    public List<RecordedErasure> read() {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw unusable("is not a file");
            }
            return parse(completeLines(Files.readString(path, ISO_8859_1)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Adds those erasures that the file does not have, durably; returns their number.
     *
     * @throws ErasureLedgerUnusable when the file does not exist, cannot be read or written, or a line has another form
     */
    public int record(List<RecordedErasure> erasures) {
        synchronized (ErasureLedger.class) { // A lock of a file excludes other processes only.
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                return record(erasures, file);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private int record(List<RecordedErasure> erasures, FileChannel file) throws IOException {
        String content = content(file);
        String complete = completeLines(content);
        if (complete.length() < content.length()) {
            LOG.warn("Removed an incomplete last line from the erasure ledger {}", path);
            file.truncate(complete.length());
        }
        Set<String> known =
                parse(complete).stream().map(RecordedErasure::erasureId).collect(toSet());
        List<String> added = erasures.stream()
                .filter(erasure -> known.add(erasure.erasureId()))
                .map(erasure -> erasure.line() + "\n")
                .toList();
        if (added.isEmpty()) {
            return 0;
        }
        try {
            write(String.join("", added), complete.length(), file);
            return added.size();
        } catch (IOException e) {
            // Without this a repetition would find lines that are perhaps not on the disk.
            file.truncate(complete.length());
            throw e;
        }
    }

    private static String content(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
            // Until the end of the file.
        }
        return new String(bytes.array(), 0, bytes.position(), ISO_8859_1);
    }

    private static void write(String text, long position, FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
        while (bytes.hasRemaining()) {
            file.write(bytes, position + bytes.position());
        }
        file.force(true);
    }

    private static String completeLines(String content) {
        return content.substring(0, content.lastIndexOf('\n') + 1);
    }

    private List<RecordedErasure> parse(String lines) {
        List<RecordedErasure> erasures = new ArrayList<>();
        int number = 0;
        for (String line : lines.split("\n", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith(COMMENT)) {
                int current = number;
                erasures.add(RecordedErasure.parse(line)
                        .orElseThrow(() -> unusable("has a line " + current + " that is not a time and three ids;"
                                + " restore it from its copy or correct the line")));
            }
        }
        return erasures;
    }

    private ErasureLedgerUnusable unreadable(IOException e) {
        return e instanceof NoSuchFileException
                ? unusable("does not exist; restore it from its copy or correct events.erasure-ledger")
                : unusable("cannot be read or written: " + e);
    }

    /** @param problem continues a sentence that begins with the file */
    private ErasureLedgerUnusable unusable(String problem) {
        return new ErasureLedgerUnusable("The erasure ledger " + path + " " + problem);
    }
}
