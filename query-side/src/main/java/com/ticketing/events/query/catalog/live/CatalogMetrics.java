package com.ticketing.events.query.catalog.live;

import com.ticketing.events.query.catalog.merge.MergeThread;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Metrics of the live catalog and its index. */
@Component
final class CatalogMetrics implements MeterBinder {

    private final LiveCatalog catalog;
    private final MergeThread merges;

    CatalogMetrics(LiveCatalog catalog, MergeThread merges) {
        this.catalog = catalog;
        this.merges = merges;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("events.catalog.size", catalog, LiveCatalog::size)
                .description("Events in the catalog")
                .register(meters);
        Gauge.builder("events.catalog.bytes", catalog, live -> CatalogHeap.ofCatalog(live.size()))
                .description("Estimated heap of the catalog")
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("events.catalog.buffered", catalog, LiveCatalog::bufferedRows)
                .description("Changed Events that are not in the index yet; every query scans them")
                .register(meters);
        Gauge.builder(
                        "events.catalog.index.age",
                        catalog,
                        live -> live.indexAge().toMillis() / 1000.0)
                .description("Age of the index while it lacks changed Events, otherwise 0")
                .baseUnit("seconds")
                .register(meters);
        FunctionTimer.builder(
                        "events.catalog.merge",
                        merges,
                        MergeThread::merges,
                        MergeThread::mergeNanos,
                        TimeUnit.NANOSECONDS)
                .description("Merges of changed Events into the index, also of a shadow catalog")
                .register(meters);
    }
}
