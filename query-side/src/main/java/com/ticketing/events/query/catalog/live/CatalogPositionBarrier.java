package com.ticketing.events.query.catalog.live;

import com.ticketing.events.query.http.PositionBarrier;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Barrier for queries of the catalog. */
@Component
public final class CatalogPositionBarrier extends PositionBarrier {

    private final LiveCatalog catalog;

    public CatalogPositionBarrier(
            LiveCatalog catalog, @Value("${events.position-wait:2s}") Duration maxWait, MeterRegistry meters) {
        super("catalog", maxWait, meters);
        this.catalog = catalog;
    }

    @Override
    public long position() {
        return catalog.position();
    }
}
