package com.ticketing.events.query.catalog.changes;

import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.heap.HeapShare;
import com.ticketing.events.query.stream.EventStreams;
import com.ticketing.events.query.stream.StreamKind;
import com.ticketing.events.query.stream.StreamLimits;
import com.ticketing.events.query.stream.StreamWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamLimits.class)
class ChangeFeedConfiguration {

    static final String STREAMS = "changeStreams";

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    @Bean(STREAMS)
    EventStreams changeStreams(StreamLimits limits, HeapBudget heap, StreamWriter writer, MeterRegistry meters) {
        int maxOpen = heap.limit(HeapShare.CHANGES, limits.streams());
        return new EventStreams(
                new StreamKind("changes", maxOpen, limits.streamsPerAddress(), KEEP_ALIVE, false), writer, meters);
    }
}
