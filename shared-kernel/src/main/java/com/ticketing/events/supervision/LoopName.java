package com.ticketing.events.supervision;

import java.time.Duration;

/**
 * Every loop of the process: work that continues until the process ends, or that runs again and again in the
 * background. A thread outside this list serves one caller, which receives its failure.
 */
public enum LoopName {
    /** Group commit of the event log; the short pause bounds how long appends wait in the queue. */
    COMMITTER("event-log-committer", Duration.ofSeconds(1)),
    /** Scan for appends that exceed their time limit. */
    APPEND_DEADLINES("event-log-deadlines", Duration.ofSeconds(1)),
    /** Checkpoints of SQLite's write-ahead log. */
    CHECKPOINTS("event-log-checkpoints", Duration.ofSeconds(30)),
    /** LISTEN client on PostgreSQL. */
    LOG_LISTENER("event-log-listener", Duration.ofSeconds(1)),
    /** Projection of the event log into the catalog. */
    CATALOG("catalog", Duration.ofSeconds(30)),
    /** Merges of the catalog's write buffer. */
    CATALOG_INDEX("catalog-index", Duration.ofSeconds(30)),
    /** Rebuilds of the catalog, one run each. */
    CATALOG_REBUILD("catalog-rebuild", Duration.ofSeconds(30)),
    /** Axon's processor that records deliveries. */
    NOTIFICATIONS("notifications", Duration.ofSeconds(30)),
    /** Axon's processor that drops cached summaries. */
    SUMMARIES("summaries", Duration.ofSeconds(30)),
    /** Publication of scheduled Events. */
    PUBLICATIONS("publications", Duration.ofSeconds(30)),
    /** Delivery worker, one per channel. */
    DELIVERIES("deliveries", Duration.ofSeconds(30)),
    /** Generations of summaries, one run each. */
    SUMMARY("summary", Duration.ofSeconds(30)),
    /** Writes and timeouts of event streams; the short pause bounds how long chunks wait. */
    STREAM_WRITER("stream-writer", Duration.ofSeconds(1)),
    /** Signals new domain events to the audit feeds. */
    AUDIT_FEEDS("audit-feeds", Duration.ofSeconds(1)),
    /** Signals public changes to the feeds of public changes. */
    PUBLIC_CHANGES("public-changes", Duration.ofSeconds(1)),
    /** Wait for the projections after a start. */
    CATCH_UP("catch-up", Duration.ofSeconds(30));

    private final String text;
    private final Duration maxPause;

    LoopName(String text, Duration maxPause) {
        this.text = text;
        this.maxPause = maxPause;
    }

    /** The name of the loop in logs, health and metrics, and of its thread. */
    public String text() {
        return text;
    }

    /** The name of one of several loops of this kind, such as {@code deliveries-webhook}. */
    public String text(String instance) {
        return text + "-" + instance;
    }

    /** The longest pause before a restart. */
    Duration maxPause() {
        return maxPause;
    }
}
