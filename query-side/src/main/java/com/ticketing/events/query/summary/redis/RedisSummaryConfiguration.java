package com.ticketing.events.query.summary.redis;

import com.ticketing.events.query.summary.SummaryQueries;
import com.ticketing.events.query.summary.generator.SummaryGenerator;
import com.ticketing.events.query.summary.generator.TemplateSummaryGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Shares the texts of the configured generator. Without its property no class of a Redis client is loaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("events.summary.redis.url")
@EnableConfigurationProperties(RedisSummaryProperties.class)
class RedisSummaryConfiguration {

    @Bean
    @Primary
    SharedSummaryGenerator sharedSummaryGenerator(
            @Qualifier(SummaryGenerator.CONFIGURED) ObjectProvider<SummaryGenerator> configured,
            TemplateSummaryGenerator templates,
            RedisSummaryProperties properties,
            ObjectProvider<SummaryQueries> summaries,
            MeterRegistry meters) {
        RedisSummaries redis =
                new RedisSummaries(properties, key -> summaries.getObject().remove(key), meters);
        return new SharedSummaryGenerator(
                configured.getIfAvailable(() -> templates), templates, redis, properties.maxWait(), meters);
    }
}
