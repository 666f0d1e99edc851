package com.ticketing.events.query.catalog.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Metric of the live catalog: {@code events.catalog.bytes}, its estimated heap. */
@Component
final class CatalogMetrics {

    CatalogMetrics(LiveCatalog catalog, MeterRegistry meters) {
        Gauge.builder("events.catalog.bytes", catalog, live -> CatalogHeap.ofCatalog(live.size()))
                .description("Estimated heap of the catalog")
                .baseUnit("bytes")
                .strongReference(true)
                .register(meters);
    }
}
