package com.ticketing.events.app.http;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.properties.SwaggerUiConfigParameters;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.providers.SpringWebProvider;
import org.springdoc.webmvc.ui.SwaggerWelcomeWebMvc;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.web.util.UriComponentsBuilder;

/** Publishes the hand-written {@code openapi.yaml} through springdoc, as JSON, YAML and Swagger UI. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentConfiguration {

    @Bean
    OpenAPI openApi(@Value("classpath:openapi.yaml") Resource document) throws IOException {
        try (InputStream yaml = document.getInputStream()) {
            return Yaml31.mapper().readValue(yaml, OpenAPI.class);
        }
    }

    @Bean
    SwaggerWelcomeWebMvc swaggerWelcome(
            SwaggerUiConfigProperties swaggerUi,
            SpringDocConfigProperties springDoc,
            ObjectProvider<SpringWebProvider> webProvider) {
        return new HostlessSwaggerWelcome(swaggerUi, springDoc, webProvider);
    }

    /** Swagger UI without the URL of an OAuth 2 redirect, which springdoc would make from the request's Host. */
    private static final class HostlessSwaggerWelcome extends SwaggerWelcomeWebMvc {

        HostlessSwaggerWelcome(
                SwaggerUiConfigProperties swaggerUi,
                SpringDocConfigProperties springDoc,
                ObjectProvider<SpringWebProvider> webProvider) {
            super(swaggerUi, springDoc, webProvider);
        }

        @Override
        protected void calculateOauth2RedirectUrl(SwaggerUiConfigParameters parameters, UriComponentsBuilder host) {
            // Not set: the API uses static bearer tokens.
        }
    }
}
