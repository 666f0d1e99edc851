package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.personaldata.ledger.ErasureLedger;
import com.ticketing.events.settings.SettingRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the event log.
 *
 * @param dataDir directory of the SQLite file; unused with PostgreSQL
 * @param erasureLedger file of the erasures of personal data; null or empty for the default
 */
@ConfigurationProperties("events")
public record EventLogProperties(
        @DefaultValue("./data") Path dataDir,
        @Nullable Path erasureLedger,
        @DefaultValue Log log) {

    /**
     * The configured erasure ledger, otherwise the one in the data directory.
     *
     * @param embedded false with PostgreSQL, where the default is none
     */
    public Optional<ErasureLedger> erasureLedger(boolean embedded) {
        if (erasureLedger != null && !erasureLedger.toString().isBlank()) {
            return Optional.of(ErasureLedger.at(erasureLedger));
        }
        return embedded ? Optional.of(ErasureLedger.inDataDirectory(dataDir)) : Optional.empty();
    }

    /**
     * The settings under {@code events.log}.
     *
     * @param queueCapacity maximum number of queued appends, 1 to 1,000,000; further ones are refused with 503 at once
     * @param appendTimeout how long an append waits for the disk before it is refused with 503; 1 ms to 1 h
     * @param recentEvents number of newest events buffered in memory for followers, 0 to 1,000,000; with 0 followers
     *     read every event from the database
     * @param readBatch number of events that one query reads, 1 to 100,000
     * @param pollInterval how often a node polls for commits of other nodes when no notification arrives; 1 ms to 1 h
     */
    public record Log(
            @DefaultValue("4096") int queueCapacity,
            @DefaultValue("2500ms") Duration appendTimeout,
            @DefaultValue("2048") int recentEvents,
            @DefaultValue("1000") int readBatch,
            @DefaultValue("250ms") Duration pollInterval) {

        private static final int MAX_EVENTS_IN_MEMORY = 1_000_000;
        private static final int MAX_READ_BATCH = 100_000;
        private static final Duration MIN_DURATION = Duration.ofMillis(1);
        private static final Duration MAX_DURATION = Duration.ofHours(1);

        /** A message with its payload and metadata. */
        private static final int BYTES_PER_RECENT_EVENT = 2 << 10;

        /** The same, together with the row that it was decoded from. */
        private static final int BYTES_PER_READ_EVENT = 3 << 10;

        /** Chunks that one replay reads ahead at most. */
        public static final int MAX_CHUNKS = 4;

        public Log {
            SettingRange.check("events.log.queue-capacity", queueCapacity, 1, MAX_EVENTS_IN_MEMORY);
            SettingRange.check("events.log.append-timeout", appendTimeout, MIN_DURATION, MAX_DURATION);
            SettingRange.check("events.log.recent-events", recentEvents, 0, MAX_EVENTS_IN_MEMORY);
            SettingRange.check("events.log.read-batch", readBatch, 1, MAX_READ_BATCH);
            SettingRange.check("events.log.poll-interval", pollInterval, MIN_DURATION, MAX_DURATION);
        }

        /** Estimated heap of the recent events and of the chunks that a replay reads ahead. */
        public long heapBytes() {
            return (long) recentEvents * BYTES_PER_RECENT_EVENT + (long) MAX_CHUNKS * readBatch * BYTES_PER_READ_EVENT;
        }
    }
}
