package com.ticketing.events.app.eventlog.database.sqlite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.files.OwnerOnly;
import com.ticketing.events.supervision.Outage;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Witness of the log's head: a file beside the database with the position and hash of the last commit, overwritten in
 * place after each. Thread-safe.
 *
 * <p>The file has two lines that are written in turn, each with a sequence number and a checksum, so that an
 * interrupted write leaves the other one valid. A commit is flushed to the drive before it is recorded, and the record
 * is not: whatever ends the process or the machine, the witness is never ahead of the log.
 */
public final class HeadWitness implements AutoCloseable {

    static final String FILE = "events.head";

    private static final Pattern LINE = Pattern.compile("((\\d{18}) (\\d{18}) ([0-9a-f]{64})) ([0-9a-f]{8})\n");
    private static final int NUMBER_DIGITS = 18;
    private static final int LINE_BYTES = 18 + 1 + 18 + 1 + 64 + 1 + 8 + 1;
    private static final int LINES = 2;

    private final Path path;
    private final Outage outage;
    private @Nullable RandomAccessFile file;
    private long sequence;

    HeadWitness(Path path, Outage outage) {
        this.path = path;
        this.outage = outage;
    }

    /** The witness in a data directory. Opens no file before the first {@link #record}. */
    static HeadWitness in(Path dataDirectory) {
        Path path = dataDirectory.toAbsolutePath().normalize().resolve(FILE);
        return new HeadWitness(path, new Outage(HeadWitness.class, "Write to " + path));
    }

    Path path() {
        return path;
    }

    /**
     * Records the head durably in a data directory whose log no process has open, as after a restore.
     *
     * @throws IOException when the file cannot be written
     */
    public static void write(Path dataDirectory, ChainLink head) throws IOException {
        try (HeadWitness witness = in(dataDirectory)) {
            witness.store(head);
            witness.open().getFD().sync();
        }
    }

    /**
     * Reads the recorded head; position 0 when there is no file.
     *
     * @throws IOException when the file cannot be read or has no valid line
     */
    ChainLink read() throws IOException {
        return latest().map(Entry::head).orElse(ChainLink.BEGINNING);
    }

    /** Records the head after a commit. A failure is logged and changes nothing for the commit. */
    synchronized void record(ChainLink head) {
        try {
            store(head);
            outage.succeeded();
        } catch (IOException e) {
            discardFile();
            outage.failed(1, e);
        }
    }

    /** The next record opens the file again, which may have been replaced. */
    private void discardFile() {
        try (RandomAccessFile _ = file) {
            file = null;
        } catch (IOException e) {
            // The failure before is reported.
        }
    }

    private synchronized void store(ChainLink head) throws IOException {
        RandomAccessFile target = open();
        target.seek(sequence % LINES * LINE_BYTES);
        target.write(new Entry(sequence + 1, head).line());
        sequence++;
    }

    private synchronized RandomAccessFile open() throws IOException {
        RandomAccessFile open = file;
        if (open == null) {
            OwnerOnly.createFile(path);
            open = new RandomAccessFile(path.toFile(), "rw");
            sequence = lastSequence();
            file = open;
        }
        return open;
    }

    private long lastSequence() {
        try {
            return latest().map(Entry::sequence).orElse(0L);
        } catch (IOException e) {
            return 0;
        }
    }

    private Optional<Entry> latest() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        String text;
        try (InputStream input = Files.newInputStream(path)) {
            text = new String(input.readNBytes(LINES * LINE_BYTES), ISO_8859_1);
        }
        Optional<Entry> latest = IntStream.range(0, LINES)
                .mapToObj(line -> Entry.of(text, line * LINE_BYTES))
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(Entry::sequence));
        if (latest.isEmpty() && !text.isEmpty()) {
            throw new IOException(path + " has no valid line");
        }
        return latest;
    }

    /** Flushes the file to the drive and closes it; a later {@link #record} opens it again. */
    @Override
    public synchronized void close() {
        try (RandomAccessFile open = file) {
            file = null;
            if (open != null) {
                open.getFD().sync();
            }
        } catch (IOException e) {
            outage.failed(1, e);
        }
    }

    /** One line of the file. */
    private record Entry(long sequence, ChainLink head) {

        /** Parses the line at an offset; empty if it is not valid. */
        static Optional<Entry> of(String text, int offset) {
            Matcher line = LINE.matcher(text);
            boolean valid = offset < text.length()
                    && line.region(offset, Math.min(offset + LINE_BYTES, text.length()))
                            .matches()
                    && line.group(5).equals(checksum(line.group(1)));
            return valid
                    ? Optional.of(new Entry(
                            Long.parseLong(line.group(2)),
                            new ChainLink(
                                    Long.parseLong(line.group(3)),
                                    HexFormat.of().parseHex(line.group(4)))))
                    : Optional.empty();
        }

        byte[] line() {
            StringBuilder content = new StringBuilder(LINE_BYTES);
            appendDigits(content, sequence);
            appendDigits(content.append(' '), head.position());
            content.append(' ').append(head.hex());
            String checksum = checksum(content.toString());
            return content.append(' ').append(checksum).append('\n').toString().getBytes(ISO_8859_1);
        }

        /** Not by a {@link java.util.Formatter}, which takes longer than the write of the line. */
        private static void appendDigits(StringBuilder line, long number) {
            String digits = Long.toString(number);
            line.repeat('0', NUMBER_DIGITS - digits.length()).append(digits);
        }

        private static String checksum(String content) {
            CRC32C crc = new CRC32C();
            crc.update(content.getBytes(ISO_8859_1));
            return HexFormat.of().toHexDigits((int) crc.getValue());
        }
    }
}
