package com.ticketing.events.app.tracing;

import com.ticketing.events.tracing.Tracing;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Tracing of requests: by OpenTelemetry if an endpoint is set, otherwise none. */
@Configuration(proxyBeanMethods = false)
@Import(OpenTelemetryConfiguration.class)
class TracingConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Tracing noTracing() {
        return Tracing.off();
    }
}
