package com.ticketing.events.app.eventlog;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the event log.
 *
 * @param dataDir directory of the SQLite file; unused with PostgreSQL
 */
@ConfigurationProperties("events")
public record EventLogProperties(
        @DefaultValue("./data") Path dataDir, @DefaultValue Log log) {

    /**
     * The settings under {@code events.log}.
     *
     * @param queueCapacity maximum number of queued appends; further ones are refused with 503 at once
     * @param appendTimeout how long an append waits for the disk before it is refused with 503
     * @param recentEvents number of newest events buffered in memory for followers
     * @param readBatch number of events that one query reads
     * @param pollInterval how often a node polls for commits of other nodes when no notification arrives
     */
    public record Log(
            @DefaultValue("4096") int queueCapacity,
            @DefaultValue("2500ms") Duration appendTimeout,
            @DefaultValue("2048") int recentEvents,
            @DefaultValue("1000") int readBatch,
            @DefaultValue("250ms") Duration pollInterval) {}
}
