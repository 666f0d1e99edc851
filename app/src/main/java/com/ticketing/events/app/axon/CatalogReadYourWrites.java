package com.ticketing.events.app.axon;

import com.ticketing.events.command.ReadYourWrites;
import com.ticketing.events.query.catalog.live.VersionBarrier;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ties the two sides together: a command's answer waits for the catalog. */
@Component
final class CatalogReadYourWrites implements ReadYourWrites {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogReadYourWrites.class);
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final VersionBarrier applied;

    CatalogReadYourWrites(VersionBarrier applied) {
        this.applied = applied;
    }

    @Override
    public void awaitVisible(UUID id, long version) {
        try {
            if (!applied.awaitApplied(id, version, AT_MOST)) {
                LOG.warn("Version {} of Event {} is stored, but the catalog does not have it yet", version, id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
