package com.ticketing.events.app.eventlog;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how the event log is kept.
 *
 * @param dataDir where SQLite keeps its file; not used with PostgreSQL
 */
@ConfigurationProperties("events")
public record EventLogProperties(
        @DefaultValue("./data") Path dataDir, @DefaultValue Log log) {

    /**
     * The settings under {@code events.log}.
     *
     * @param queueCapacity how many appends may wait; one more is answered 503 at once
     * @param appendTimeout how long an append waits for the disk before it is answered 503
     * @param recentEvents how many of the youngest events stay in memory for those who follow the log
     * @param readBatch how many events one query reads
     * @param pollInterval how often a node looks for the commits of others when it hears nothing of them
     */
    public record Log(
            @DefaultValue("4096") int queueCapacity,
            @DefaultValue("2500ms") Duration appendTimeout,
            @DefaultValue("2048") int recentEvents,
            @DefaultValue("1000") int readBatch,
            @DefaultValue("250ms") Duration pollInterval) {}
}
