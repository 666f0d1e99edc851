package com.ticketing.events.query.audit.log;

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
@EnableConfigurationProperties({FeedProperties.class, StreamLimits.class})
class FeedConfiguration {

    static final String STREAMS = "auditStreams";

    @Bean(STREAMS)
    EventStreams auditStreams(
            FeedProperties properties,
            StreamLimits limits,
            HeapBudget heap,
            StreamWriter writer,
            MeterRegistry meters) {
        int maxOpen = heap.limit(HeapShare.FEEDS, limits.feeds());
        StreamKind kind = new StreamKind("feed", maxOpen, limits.feedsPerAddress(), properties.keepAlive(), false);
        return new EventStreams(kind, writer, meters);
    }
}
