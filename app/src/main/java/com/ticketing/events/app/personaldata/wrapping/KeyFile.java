package com.ticketing.events.app.personaldata.wrapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ticketing.events.app.files.DurableFiles;
import com.ticketing.events.app.files.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * File of key-encryption keys: a line for each, its id and 32 bytes in Base64; the first is the current one. Blank
 * lines and lines that begin with # are ignored.
 */
public final class KeyFile {

    /** Name of the file that is created in a data directory. */
    private static final String DEFAULT_NAME = "events.keys";

    private static final String TEMPORARY_SUFFIX = ".new";
    private static final int ID_BYTES = 4;

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private final Path path;
    private final boolean createdWhenAbsent;

    private KeyFile(Path path, boolean createdWhenAbsent) {
        this.path = path.toAbsolutePath().normalize();
        this.createdWhenAbsent = createdWhenAbsent;
    }

    /** The configured file, which must exist. */
    public static KeyFile configured(Path path) {
        return new KeyFile(path, false);
    }

    /** The file in a data directory, which is created at the first start. */
    public static KeyFile inDataDirectory(Path directory) {
        return new KeyFile(directory.resolve(DEFAULT_NAME), true);
    }

    Path path() {
        return path;
    }

    /** Whether the file may be created now. */
    boolean canBeCreated() {
        return createdWhenAbsent && Files.notExists(path);
    }

    /** Removes the permissions of other users from a configured file; the data directory does so with its own files. */
    void reducePermissions() {
        if (!createdWhenAbsent) {
            OwnerOnly.reduce(List.of(path));
        }
    }

    /**
     * Reads the keys, the current one first.
     *
     * @throws KeyFileUnusable when the file cannot be read or a line has another form
     */
    List<KeyEncryptionKey> read() {
        List<KeyEncryptionKey> keys = new ArrayList<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                KeyEncryptionKey key = parse(text, number);
                if (keys.stream().anyMatch(other -> other.id().equals(key.id()))) {
                    throw unusable("has two keys with the id '" + key.id() + "'");
                }
                keys.add(key);
            }
        }
        if (keys.isEmpty()) {
            throw unusable("has no key; restore it from its backup");
        }
        return List.copyOf(keys);
    }

    /** As ISO 8859-1, so that any bytes are text and a line of another form is reported with its number. */
    private List<String> lines() {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw unusable("is not a file that can be read again");
        }
        try {
            return Files.readAllLines(path, ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw unusable("does not exist; restore it from its backup or correct events.personal-data.key-file");
        } catch (AccessDeniedException e) {
            throw unusable("is not readable for the user of the service");
        } catch (IOException e) {
            throw unusable("cannot be read: " + e);
        }
    }

    private KeyEncryptionKey parse(String line, int number) {
        String[] parts = line.split("\\s+", -1);
        if (parts.length == 2 && KeyEncryptionKey.isId(parts[0])) {
            try {
                byte[] key = Base64.getDecoder().decode(parts[1]);
                if (key.length == KeyEncryptionKey.BYTES) {
                    return new KeyEncryptionKey(parts[0], KeyEncryptionKey.key(key));
                }
            } catch (IllegalArgumentException e) {
                // Reported without its message, which may have a character of the key.
            }
        }
        throw unusable("has a line " + number + " that is not an id, a space and 32 bytes in Base64");
    }

    /** @param problem continues a sentence that begins with the file */
    KeyFileUnusable unusable(String problem) {
        return new KeyFileUnusable("The key file " + path + " " + problem);
    }

    /**
     * Creates the file with one new key, atomically and durably. The caller must exclude other processes.
     *
     * @throws KeyFileUnusable when that fails
     */
    List<KeyEncryptionKey> create() {
        Path temporary = path.resolveSibling(path.getFileName() + TEMPORARY_SUFFIX);
        try {
            Files.deleteIfExists(temporary);
            try (FileChannel file =
                    OwnerOnly.open(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                ByteBuffer content = ByteBuffer.wrap(newContent().getBytes(US_ASCII));
                while (content.hasRemaining()) {
                    file.write(content);
                }
            }
            DurableFiles.rename(temporary, path);
        } catch (IOException e) {
            throw unusable("cannot be created: " + e);
        }
        LOG.warn(
                "Created the key file {}; personal data are lost without it: back it up apart from the database", path);
        return read();
    }

    private static String newContent() {
        byte[] id = new byte[ID_BYTES];
        System.arraycopy(KeyEncryptionKey.randomBytes(), 0, id, 0, ID_BYTES);
        return """
                # Keys that wrap the data keys of personal data: id and 32 bytes in Base64, the current key first.
                # Without this file personal data cannot be read. Back it up apart from the database.
                """ + "key-"
                + HexFormat.of().formatHex(id) + " "
                + Base64.getEncoder().encodeToString(KeyEncryptionKey.randomBytes()) + "\n";
    }
}
