package com.ticketing.events.app.readiness;

import com.ticketing.events.supervision.Supervisor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadinessProperties.class)
class ReadinessConfiguration {

    /** Without a catalog in the process, there is nothing to catch up with. */
    @Bean
    @ConditionalOnMissingBean(Readiness.class)
    LogReplacementLoop catchUpHealthIndicator(Supervisor supervisor, LogReplacement replacement) {
        return new LogReplacementLoop(supervisor, replacement);
    }
}
