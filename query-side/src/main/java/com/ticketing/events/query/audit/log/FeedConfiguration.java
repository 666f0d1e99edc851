package com.ticketing.events.query.audit.log;

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
            FeedProperties properties, StreamLimits limits, StreamWriter writer, MeterRegistry meters) {
        StreamKind kind =
                new StreamKind("feed", limits.feeds(), limits.feedsPerAddress(), properties.keepAlive(), false);
        return new EventStreams(kind, writer, meters);
    }
}
