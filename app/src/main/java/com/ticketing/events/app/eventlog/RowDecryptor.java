package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.jdbc.LogReader;
import com.ticketing.events.app.eventlog.jdbc.NewEvent;
import com.ticketing.events.app.eventlog.jdbc.StoredEvent;
import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.PersonalDataEncryption;
import com.ticketing.events.app.personaldata.PersonalDataEncryption.Opened;
import com.ticketing.events.app.personaldata.StoredKey;
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
 * Makes the personal data in rows of the log readable, as far as they may be and can be. What cannot is null from then on:
 * no follower is ever held up by it.
 */
final class RowDecryptor {

    private static final Logger logger = LoggerFactory.getLogger(RowDecryptor.class);

    /** Of so many Events it is said that their personal data cannot be read, each once. */
    private static final int MOST_REPORTED = 1_000;

    private final LogReader reader;
    private final DataKeys keys;
    private final PersonalDataEncryption seal;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    RowDecryptor(LogReader reader, DataKeys keys, PersonalDataEncryption seal) {
        this.reader = reader;
        this.keys = keys;
        this.seal = seal;
    }

    /** The same rows with what can be read of them. Keys and erasures are looked up once for all. */
    List<StoredEvent> open(List<StoredEvent> rows) {
        List<StoredEvent> personal =
                rows.stream().filter(StoredEvent::holdsPersonalData).toList();
        if (personal.isEmpty()) {
            return rows;
        }
        Map<StoredEvent, SecretKey> found = keysOf(personal);
        // One that has its key was not erased, for an erasure deletes what is kept of it.
        List<String> doubtful = personal.stream()
                .filter(row -> !found.containsKey(row))
                .map(StoredEvent::eventId)
                .distinct()
                .toList();
        Map<String, Long> erasures = doubtful.isEmpty() ? Map.of() : reader.erasures(doubtful);
        return rows.stream()
                .map(row -> row.holdsPersonalData() ? opened(row, found.get(row), erasures) : row)
                .toList();
    }

    private Map<StoredEvent, SecretKey> keysOf(List<StoredEvent> personal) {
        List<StoredEvent> rows = new ArrayList<>();
        List<DataKeys.Kept> kept = new ArrayList<>();
        for (StoredEvent row : personal) {
            StoredKey key = row.kept();
            if (key != null) {
                rows.add(row);
                kept.add(new DataKeys.Kept(row.eventId(), row.version(), key));
            }
        }
        if (rows.isEmpty()) {
            return Map.of();
        }
        List<@Nullable SecretKey> keysInOrder = keys.find(kept);
        Map<StoredEvent, SecretKey> found = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            SecretKey key = keysInOrder.get(i);
            if (key != null) {
                found.put(rows.get(i), key);
            }
        }
        return found;
    }

    private StoredEvent opened(StoredEvent row, @Nullable SecretKey key, Map<String, Long> erasures) {
        if (key != null) {
            Opened opened = seal.open(row.eventId(), row.version(), row.payload(), key);
            if (!opened.lost().isEmpty()) {
                report(row, "the ciphertext does not fit its key");
            }
            return row.opened(opened);
        }
        if (row.version() < erasures.getOrDefault(row.eventId(), NewEvent.NO_EVENT)) {
            return row.opened(PersonalDataEncryption.erase(row.payload()));
        }
        if (row.isInClear()) {
            return row;
        }
        report(row, "the key is missing, although nobody has erased them");
        return row.opened(PersonalDataEncryption.erase(row.payload()));
    }

    private void report(StoredEvent row, String why) {
        if (reported.size() < MOST_REPORTED && reported.add(row.eventId())) {
            logger.warn(
                    "Personal data of Event {} cannot be read at position {}: {}", row.eventId(), row.position(), why);
        }
    }
}
