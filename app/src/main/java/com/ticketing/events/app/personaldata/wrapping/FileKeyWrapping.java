package com.ticketing.events.app.personaldata.wrapping;

import com.ticketing.events.error.Unavailable;
import com.ticketing.events.supervision.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Key wrapping with the keys of a file. A changed file takes effect within a second, so that keys are rotated without a
 * restart; if it cannot be used, the keys read before stay in use.
 */
public final class FileKeyWrapping implements KeyWrapping {

    private static final Logger LOG = LoggerFactory.getLogger(FileKeyWrapping.class);
    private static final long CHECK_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String UNAVAILABLE = "The keys of personal data are not available, try again later";

    private final KeyFile file;
    private final Outage reading = new Outage(FileKeyWrapping.class, "Use of the key file");
    private final Outage unwrapping = new Outage(FileKeyWrapping.class, "Unwrapping of data keys");
    private final ReentrantLock changes = new ReentrantLock();

    /** The current key first; empty before the file is created. */
    private volatile List<KeyEncryptionKey> keys;

    /** Ids in the register whose keys are those of the file. */
    private volatile Set<String> registered = Set.of();

    private volatile @Nullable KeyRegister register;
    private volatile long lastCheck = System.nanoTime();

    /**
     * Reads the file, unless it is created later.
     *
     * @throws KeyFileUnusable when it cannot be used
     */
    public FileKeyWrapping(KeyFile file) {
        this.file = file;
        if (file.canBeCreated()) {
            keys = List.of();
        } else {
            keys = file.read();
            file.reducePermissions();
        }
    }

    @Override
    public void open(KeyRegister database) {
        register = database;
        if (keys.isEmpty() && !database.checkValues().isEmpty()) {
            keys = file.read();
        }
        registered = verified(keys, database.checkValues());
        if (keys.isEmpty()) {
            keys = file.create();
        }
        LOG.info("Data keys of personal data are wrapped with key '{}' of {}", currentKeyId(), file.path());
    }

    /** Verifies that the keys include those of the register, and returns their ids. */
    private Set<String> verified(List<KeyEncryptionKey> candidates, List<WrappedKey> checkValues) {
        for (WrappedKey checkValue : checkValues) {
            KeyEncryptionKey key = find(checkValue.keyId(), candidates)
                    .orElseThrow(() -> file.unusable("has no key '" + checkValue.keyId()
                            + "', but data keys in the database are wrapped with it; add it to the file"));
            if (key.unwrap(checkValue) == null) {
                throw file.unusable("has another key '" + key.id()
                        + "' than the one that has wrapped data keys in the database; restore the file from its"
                        + " backup");
            }
        }
        return checkValues.stream().map(WrappedKey::keyId).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<KeyEncryptionKey> find(String id, List<KeyEncryptionKey> among) {
        return among.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public byte[] wrap(SecretKey dataKey) {
        if (System.nanoTime() - lastCheck >= CHECK_INTERVAL_NANOS && changes.tryLock()) {
            try {
                readAgain();
            } finally {
                changes.unlock();
            }
        }
        KeyEncryptionKey current = keys.getFirst();
        if (!registered.contains(current.id())) {
            register(current);
        }
        return current.wrap(dataKey).encoded();
    }

    /** Adds the key to the register before its first use; another node may have added another one with the same id. */
    private void register(KeyEncryptionKey current) {
        changes.lock();
        try {
            KeyRegister database = openRegister();
            database.add(current.checkValue());
            registered = verified(keys, database.checkValues());
        } catch (KeyFileUnusable e) {
            reading.failed(1, e);
            throw new Unavailable(UNAVAILABLE);
        } finally {
            changes.unlock();
        }
    }

    private KeyRegister openRegister() {
        KeyRegister open = register;
        if (open == null) {
            throw new IllegalStateException("The key wrapping is not open");
        }
        return open;
    }

    /** Only to be called with the lock. */
    private void readAgain() {
        lastCheck = System.nanoTime();
        try {
            List<KeyEncryptionKey> read = file.read();
            if (!read.equals(keys)) {
                registered = verified(read, openRegister().checkValues());
                keys = read;
                LOG.info("Read the changed key file {}; the current key is '{}'", file.path(), read.getFirst());
            }
            reading.succeeded();
        } catch (KeyFileUnusable | Unavailable e) {
            reading.failed(1, e);
        }
    }

    /** Whether the file was changed to one that cannot be used. */
    boolean isOutdated() {
        return reading.isOngoing();
    }

    @Override
    public List<@Nullable SecretKey> unwrap(List<byte[]> wrapped) {
        List<@Nullable SecretKey> dataKeys = new ArrayList<>(wrapped.size());
        for (byte[] encoded : wrapped) {
            WrappedKey key = WrappedKey.decode(encoded);
            dataKeys.add(key == null ? null : keyFor(key).unwrap(key));
        }
        unwrapping.succeeded();
        return dataKeys;
    }

    private KeyEncryptionKey keyFor(WrappedKey wrapped) {
        return find(wrapped.keyId(), keys)
                .or(() -> findInChangedFile(wrapped.keyId()))
                .orElseThrow(() -> {
                    unwrapping.failed("the key file " + file.path() + " has no key '" + wrapped.keyId() + "'", null);
                    return new Unavailable(UNAVAILABLE);
                });
    }

    private Optional<KeyEncryptionKey> findInChangedFile(String id) {
        changes.lock();
        try {
            readAgain();
            return find(id, keys);
        } finally {
            changes.unlock();
        }
    }

    @Override
    public String currentKeyId() {
        return keys.getFirst().id();
    }
}
