package com.ticketing.events.query.summary;

import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.heap.HeapShare;
import com.ticketing.events.query.stream.EventStreams;
import com.ticketing.events.query.stream.StreamKind;
import com.ticketing.events.query.stream.StreamLimits;
import com.ticketing.events.query.stream.StreamWriter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SummaryProperties.class, StreamLimits.class})
class SummaryConfiguration {

    static final String STREAMS = "summaryStreams";

    @Bean(STREAMS)
    EventStreams summaryStreams(
            SummaryProperties properties,
            StreamLimits limits,
            HeapBudget heap,
            StreamWriter writer,
            MeterRegistry meters) {
        int maxOpen = heap.limit(HeapShare.STREAMS, limits.streams());
        StreamKind kind = new StreamKind("summary", maxOpen, limits.streamsPerAddress(), properties.keepAlive(), true);
        return new EventStreams(kind, writer, meters);
    }
}
