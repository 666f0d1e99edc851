package com.ticketing.events.app.startup;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.query.catalog.live.CatalogHeap;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Budget of the heap, made before the catalog is filled; refuses a start whose heap is too small. */
@Configuration(proxyBeanMethods = false)
class HeapBudgetConfiguration {

    /** Heap of a service without Events: classes, beans, pools. */
    private static final long BASE_BYTES = 56L << 20;

    /** Rounding of the recommended size. */
    private static final long STEP_MEBIBYTES = 64;

    /** @throws HeapTooSmall when the heap is too small for the Events of the log */
    @Bean
    @ConditionalOnSide(Side.QUERY)
    HeapBudget heapBudget(EventLog log, EventLogProperties properties) {
        return budget(
                log.headPosition(),
                log::countEvents,
                properties.log().heapBytes(),
                Runtime.getRuntime().maxMemory());
    }

    /** The process has no catalog. */
    @Bean
    @ConditionalOnMissingBean
    HeapBudget heapBudgetWithoutCatalog(EventLogProperties properties) {
        return new HeapBudget(
                Runtime.getRuntime().maxMemory(), required(properties.log().heapBytes()));
    }

    @Bean
    MeterBinder heapBudgetMetrics(HeapBudget budget) {
        return registry -> budget.parts()
                .forEach((part, bytes) -> Gauge.builder("events.heap.budget.bytes", bytes, Long::doubleValue)
                        .description("Bytes of the heap that a part may occupy")
                        .baseUnit("bytes")
                        .tag("part", part)
                        .strongReference(true)
                        .register(registry));
    }

    /**
     * The budget of a heap of {@code heapBytes}. The Events are counted only if the number of domain events, which is
     * known and never smaller, would require more than half of the heap.
     *
     * @param domainEvents an upper bound of the Events
     * @param logBytes the heap of the event log
     * @throws HeapTooSmall when there are Events and the heap is too small for them
     */
    static HeapBudget budget(long domainEvents, LongSupplier events, long logBytes, long heapBytes) {
        HeapBudget bound = budget(domainEvents, logBytes, heapBytes);
        if (bound.requiredBytes() <= heapBytes / 2) {
            return bound;
        }
        long count = events.getAsLong();
        HeapBudget budget = budget(count, logBytes, heapBytes);
        if (count > 0 && budget.requiredBytes() > heapBytes) {
            throw new HeapTooSmall(count, CatalogHeap.toMebibytes(budget.requiredBytes()), heapBytes >> 20);
        }
        return budget;
    }

    private static HeapBudget budget(long events, long logBytes, long heapBytes) {
        Map<String, Long> required = required(logBytes);
        required.put("catalog", CatalogHeap.ofService(events));
        return new HeapBudget(heapBytes, required);
    }

    private static Map<String, Long> required(long logBytes) {
        Map<String, Long> required = new LinkedHashMap<>();
        required.put("base", BASE_BYTES);
        required.put("log", logBytes);
        return required;
    }

    /** The message is one line with the remedy. */
    static final class HeapTooSmall extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private HeapTooSmall(long events, long neededMebibytes, long heapMebibytes) {
            super(events + " Events need about " + neededMebibytes + " MiB of heap; the JVM has " + heapMebibytes
                    + " MiB: start it with -Xmx" + recommended(neededMebibytes) + "m");
        }

        /** A quarter more, because a heap at its limit spends its time on garbage collection. */
        private static long recommended(long neededMebibytes) {
            return Math.ceilDiv(neededMebibytes * 5 / 4, STEP_MEBIBYTES) * STEP_MEBIBYTES;
        }
    }
}
