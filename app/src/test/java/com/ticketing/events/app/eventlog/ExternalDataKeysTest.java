package com.ticketing.events.app.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventPublished;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.StoredKey;
import com.ticketing.events.error.Unavailable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data keys in a KMS, outside the transactions of the event log, which stores their names. */
class ExternalDataKeysTest {

    private static final UUID ID = new UUID(1, 1);
    private static final Instant AT = Instant.parse("2030-07-01T18:00:00Z");

    @TempDir
    private Path directory;

    private final InMemoryKms kms = new InMemoryKms();
    private EventLog log;
    private EventLogStorageEngine engine;

    @BeforeEach
    void open() {
        log = EventLog.open(SqliteDatabase.open(directory), TestEventLog.SETTINGS, kms);
        engine = TestEventLog.domainEventEngine(log);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void resolvesTheKeysOfABatchAtOnce() {
        append(0, notes("a"), new EventPublished(ID, "Jazz", AT), notes("b"), notes(null));

        assertThat(read()).containsExactly(notes("a"), new EventPublished(ID, "Jazz", AT), notes("b"), notes(null));
        assertThat(kms.resolutions).isEqualTo(1);
    }

    @Test
    void hidesErasedDataEvenWhileTheKmsFailsToDestroyTheKey() {
        append(0, notes("a"));
        append(1, new PersonalDataErased(ID, AT));
        append(2, notes("b"));
        kms.failing = true;

        assertThatThrownBy(() -> log.erasures().complete(ID.toString())).isInstanceOf(Unavailable.class);

        assertThat(kms.keys).hasSize(2);
        assertThat(read()).containsExactly(notes(null), new PersonalDataErased(ID, AT), notes("b"));

        kms.failing = false;
        log.erasures().complete(ID.toString());

        assertThat(kms.keys).hasSize(1);
        assertThat(read()).containsExactly(notes(null), new PersonalDataErased(ID, AT), notes("b"));
    }

    private void append(long version, DomainEvent... events) {
        for (int i = 0; i < events.length; i++) {
            engine.appendEvents(new GenericDomainEventMessage<>("Event", ID.toString(), version + i, events[i]));
        }
    }

    private List<Object> read() {
        return engine.readEvents(null, false)
                .<Object>map(TrackedEventMessage::getPayload)
                .toList();
    }

    private static InternalNotesRevised notes(@Nullable String notes) {
        return new InternalNotesRevised(ID, notes, AT);
    }

    private static final class InMemoryKms implements DataKeys {

        private final Map<String, SecretKey> keys = new HashMap<>();
        private boolean failing;
        private int resolutions;

        @Override
        public IssuedKey issue(String eventId, long version) {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            String name = eventId + "/" + version;
            keys.put(name, new SecretKeySpec(key, "AES"));
            return new IssuedKey(keys.get(name), new StoredKey(name.getBytes(UTF_8)));
        }

        @Override
        public List<@Nullable SecretKey> resolve(List<KeyReference> references) {
            resolutions++;
            return references.stream()
                    .<@Nullable SecretKey>map(reference ->
                            keys.get(new String(reference.storedKey().bytes(), UTF_8)))
                    .toList();
        }

        @Override
        public void destroy(String eventId, long upTo) {
            if (failing) {
                throw new Unavailable("The KMS does not respond");
            }
            keys.keySet()
                    .removeIf(name ->
                            name.startsWith(eventId) && Long.parseLong(name.substring(name.indexOf('/') + 1)) <= upTo);
        }
    }
}
