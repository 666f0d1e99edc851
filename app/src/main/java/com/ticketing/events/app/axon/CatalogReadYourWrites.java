package com.ticketing.events.app.axon;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.command.ReadYourWrites;
import com.ticketing.events.query.catalog.live.VersionBarrier;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Read-your-writes over the catalog: the response to a command waits until the catalog has applied the command's domain
 * events.
 */
@ConditionalOnSide({Side.COMMAND, Side.QUERY})
@Component
final class CatalogReadYourWrites implements ReadYourWrites {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogReadYourWrites.class);
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final VersionBarrier barrier;

    CatalogReadYourWrites(VersionBarrier barrier) {
        this.barrier = barrier;
    }

    @Override
    public void awaitVisible(UUID id, long version) {
        try {
            if (!barrier.awaitApplied(id, version, MAX_WAIT)) {
                LOG.warn(
                        "Version {} of Event {} is stored but not yet visible in the catalog after {}",
                        version,
                        id,
                        MAX_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
