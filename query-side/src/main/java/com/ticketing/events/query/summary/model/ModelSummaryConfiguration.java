package com.ticketing.events.query.summary.model;

import com.ticketing.events.query.summary.generator.SummaryGenerator;
import com.ticketing.events.query.summary.generator.TemplateSummaryGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The generator that asks a language model. Without its property no class of Spring AI is loaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "events.summary.generator", havingValue = "model")
@EnableConfigurationProperties(ModelSummaryProperties.class)
class ModelSummaryConfiguration {

    @Bean(SummaryGenerator.CONFIGURED)
    SummaryGenerator modelSummaryGenerator(
            TemplateSummaryGenerator templates, ModelSummaryProperties properties, MeterRegistry meters) {
        return new ModelSummaryGenerator(
                new ModelClient(properties), properties, templates, new ModelCalls(properties, meters));
    }
}
