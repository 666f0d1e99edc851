package com.ticketing.events.app.startup;

import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.readiness.CaughtUp;
import com.ticketing.events.app.role.Role;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The last line of a start, once the node is ready and has logged its warnings: time, role, database, number of Events,
 * and the addresses of the pages. Thread-safe.
 */
@Component
final class StartReport {

    private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

    private final Role role;
    private final String database;
    private final EventLog log;
    private final Optional<LiveCatalog> catalog;
    private final BaseUrl baseUrl;
    private boolean started;
    private boolean caughtUp;
    private boolean logged;

    StartReport(
            Role role,
            DatasourceProperties datasource,
            EventLogProperties properties,
            EventLog log,
            Optional<LiveCatalog> catalog,
            BaseUrl baseUrl) {
        this.role = role;
        this.database = datasource.describe(properties.dataDir());
        this.log = log;
        this.catalog = catalog;
        this.baseUrl = baseUrl;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    synchronized void onStart() {
        started = true;
        logOnce();
    }

    @EventListener(CaughtUp.class)
    synchronized void onCaughtUp() {
        caughtUp = true;
        logOnce();
    }

    private void logOnce() {
        if (started && caughtUp && !logged) {
            logged = true;
            LOG.info(line(ManagementFactory.getRuntimeMXBean().getUptime()));
        }
    }

    /** @param millis since the JVM was started */
    String line(long millis) {
        return String.format(
                Locale.ROOT,
                "Ready after %.1f s: role %s, %s, %s; %s",
                millis / 1000.0,
                role.text(),
                database,
                content(),
                addresses());
    }

    private String content() {
        long domainEvents = log.headPosition();
        return catalog.map(events -> String.format(Locale.ROOT, "%,d Events from %,d", events.size(), domainEvents))
                        .orElseGet(() -> String.format(Locale.ROOT, "%,d", domainEvents))
                + " domain events";
    }

    private String addresses() {
        String root = baseUrl.get();
        String document = "API document " + root + "/swagger-ui.html";
        return catalog.isPresent() ? "page " + root + "/, back office " + root + "/admin, " + document : document;
    }
}
