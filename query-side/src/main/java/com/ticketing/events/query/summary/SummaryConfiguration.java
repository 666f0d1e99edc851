package com.ticketing.events.query.summary;

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
            SummaryProperties properties, StreamLimits limits, StreamWriter writer, MeterRegistry meters) {
        StreamKind kind =
                new StreamKind("summary", limits.streams(), limits.streamsPerAddress(), properties.keepAlive(), true);
        return new EventStreams(kind, writer, meters);
    }
}
