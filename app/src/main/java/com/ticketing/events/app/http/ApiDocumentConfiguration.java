package com.ticketing.events.app.http;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Publishes the hand-written {@code openapi.yaml} through springdoc, as JSON, YAML and Swagger UI. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentConfiguration {

    @Bean
    OpenAPI openApi(@Value("classpath:openapi.yaml") Resource document) throws IOException {
        try (InputStream yaml = document.getInputStream()) {
            return Yaml31.mapper().readValue(yaml, OpenAPI.class);
        }
    }
}
