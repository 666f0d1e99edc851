package com.ticketing.events.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Metrics of rebuilds of the catalog. */
@Component
final class RebuildMetrics implements MeterBinder {

    private final CatalogRebuild rebuild;

    RebuildMetrics(CatalogRebuild rebuild) {
        this.rebuild = rebuild;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("events.catalog.rebuild.running", rebuild, each -> each.isRunning() ? 1 : 0)
                .description("1 while the catalog is rebuilt, otherwise 0")
                .register(meters);
        Gauge.builder("events.catalog.rebuild.progress", rebuild, CatalogRebuild::progress)
                .description("Share of the log that the running or last rebuild has replayed; 0 before the first")
                .baseUnit("ratio")
                .register(meters);
        Gauge.builder("events.catalog.rebuild.failed", rebuild, RebuildMetrics::failed)
                .description("1 if the last rebuild failed, otherwise 0")
                .register(meters);
    }

    private static double failed(CatalogRebuild rebuild) {
        RebuildReport report = rebuild.lastReport();
        return report == null || report.swapped() ? 0 : 1;
    }
}
