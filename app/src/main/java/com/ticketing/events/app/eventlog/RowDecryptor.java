package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.table.LogReader;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import com.ticketing.events.app.personaldata.PersonalDataEncryption.Decrypted;
import com.ticketing.events.app.personaldata.StoredKey;
import com.ticketing.events.app.personaldata.StoredKeyDamaged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decrypts the personal data in rows of the event log. Erased data become null, and so do data that do not match their
 * key. A key that cannot be unwrapped is an error, because its data are not erased. Thread-safe.
 */
final class RowDecryptor {

    private static final Logger LOG = LoggerFactory.getLogger(RowDecryptor.class);

    /** Bounds the set of Events that a warning was logged for. */
    private static final int MAX_REPORTED_EVENTS = 1_000;

    private final LogReader reader;
    private final DataKeys keys;
    private final PersonalDataEncryption encryption;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    RowDecryptor(LogReader reader, DataKeys keys, PersonalDataEncryption encryption) {
        this.reader = reader;
        this.keys = keys;
        this.encryption = encryption;
    }

    /** Returns the rows with personal data decrypted or nulled; looks up keys and erasures once for all rows. */
    List<StoredEvent> decrypt(List<StoredEvent> rows) {
        List<StoredEvent> personal =
                rows.stream().filter(StoredEvent::hasPersonalData).toList();
        if (personal.isEmpty()) {
            return rows;
        }
        Map<StoredEvent, SecretKey> keysOfRows = keysOf(personal);
        // A row with a key was not erased, because an erasure deletes the stored keys.
        List<String> withoutKey = personal.stream()
                .filter(row -> !keysOfRows.containsKey(row))
                .map(StoredEvent::eventId)
                .distinct()
                .toList();
        Map<String, Long> erasures = withoutKey.isEmpty() ? Map.of() : reader.erasures(withoutKey);
        return rows.stream()
                .map(row -> row.hasPersonalData() ? decrypt(row, keysOfRows.get(row), erasures) : row)
                .toList();
    }

    private Map<StoredEvent, SecretKey> keysOf(List<StoredEvent> personal) {
        List<StoredEvent> rows = new ArrayList<>();
        List<DataKeys.KeyReference> references = new ArrayList<>();
        for (StoredEvent row : personal) {
            StoredKey storedKey = row.storedKey();
            if (storedKey != null) {
                rows.add(row);
                references.add(new DataKeys.KeyReference(row.eventId(), row.version(), storedKey));
            }
        }
        if (rows.isEmpty()) {
            return Map.of();
        }
        List<@Nullable SecretKey> resolved = resolve(references, rows);
        Map<StoredEvent, SecretKey> keysOfRows = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            SecretKey key = resolved.get(i);
            if (key != null) {
                keysOfRows.put(rows.get(i), key);
            }
        }
        return keysOfRows;
    }

    private List<@Nullable SecretKey> resolve(List<DataKeys.KeyReference> references, List<StoredEvent> rows) {
        try {
            return keys.resolve(references);
        } catch (StoredKeyDamaged e) {
            throw new EventLogDamaged(
                    rows.get(e.index()).position(), "The data key of its personal data cannot be unwrapped");
        }
    }

    private StoredEvent decrypt(StoredEvent row, @Nullable SecretKey key, Map<String, Long> erasures) {
        if (key != null) {
            Decrypted decrypted = encryption.decrypt(row.eventId(), row.version(), row.payload(), key);
            if (!decrypted.nulledFields().isEmpty()) {
                report(row, "the ciphertext does not match its key");
            }
            return row.decrypted(decrypted);
        }
        if (row.version() < erasures.getOrDefault(row.eventId(), NewEvent.NO_VERSION)) {
            return row.decrypted(PersonalDataEncryption.erase(row.payload()));
        }
        if (row.isClearText()) {
            return row;
        }
        report(row, "the key is missing although the data were not erased");
        return row.decrypted(PersonalDataEncryption.erase(row.payload()));
    }

    private void report(StoredEvent row, String reason) {
        if (reported.size() < MAX_REPORTED_EVENTS && reported.add(row.eventId())) {
            LOG.warn(
                    "Personal data of Event {} cannot be read at position {} and are shown as erased: {}",
                    row.eventId(),
                    row.position(),
                    reason);
        }
    }
}
