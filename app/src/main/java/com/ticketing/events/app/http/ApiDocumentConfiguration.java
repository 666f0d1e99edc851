package com.ticketing.events.app.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.properties.SwaggerUiConfigParameters;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.providers.SpringWebProvider;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springdoc.webmvc.ui.SwaggerIndexPageTransformer;
import org.springdoc.webmvc.ui.SwaggerIndexTransformer;
import org.springdoc.webmvc.ui.SwaggerWelcomeCommon;
import org.springdoc.webmvc.ui.SwaggerWelcomeWebMvc;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.util.UriComponentsBuilder;

/** Publishes the hand-written {@code openapi.yaml} through springdoc, as JSON, YAML and Swagger UI. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentConfiguration {

    private static final String SPRINGDOC = "org.springdoc.";

    /** The document is read, and springdoc's beans are made, for the first request that needs them. */
    @Bean
    static BeanFactoryPostProcessor lazyApiDocument() {
        return beans -> {
            for (String name : beans.getBeanDefinitionNames()) {
                BeanDefinition bean = beans.getBeanDefinition(name);
                String declaredBy = bean.getFactoryBeanName();
                if (declaredBy != null && declaredBy.startsWith(SPRINGDOC)) {
                    bean.setLazyInit(true);
                }
            }
        };
    }

    @Bean
    @Lazy
    OpenAPI openApi(@Value("classpath:openapi.yaml") Resource document) throws IOException {
        try (InputStream yaml = document.getInputStream()) {
            return Yaml31.mapper().readValue(yaml, OpenAPI.class);
        }
    }

    @Bean
    @Lazy
    OpenApiWebMvcResource apiDocument(
            ObjectFactory<OpenAPIService> service,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        return new CachedApiDocument(service, requests, responses, operations, properties, providers, customizers);
    }

    @Bean
    SwaggerWelcomeWebMvc swaggerWelcome(
            SwaggerUiConfigProperties swaggerUi,
            SpringDocConfigProperties springDoc,
            ObjectProvider<SpringWebProvider> webProvider) {
        return new HostlessSwaggerWelcome(swaggerUi, springDoc, webProvider);
    }

    @Bean
    SwaggerIndexTransformer swaggerFiles(
            SwaggerUiConfigProperties swaggerUi,
            SwaggerUiOAuthProperties oauth,
            SwaggerWelcomeCommon welcome,
            ObjectMapperProvider json) {
        return new InMemorySwaggerFiles(swaggerUi, oauth, welcome, json);
    }

    /** Swagger UI's files in memory: the script alone has 1.5 MB. */
    private static final class InMemorySwaggerFiles extends SwaggerIndexPageTransformer {

        private final InMemoryTransformer inMemory = new InMemoryTransformer();

        InMemorySwaggerFiles(
                SwaggerUiConfigProperties swaggerUi,
                SwaggerUiOAuthProperties oauth,
                SwaggerWelcomeCommon welcome,
                ObjectMapperProvider json) {
            super(swaggerUi, oauth, welcome, json);
        }

        @Override
        public Resource transform(HttpServletRequest request, Resource file, ResourceTransformerChain chain)
                throws IOException {
            Resource transformed = super.transform(request, file, chain);
            return transformed.equals(file) ? inMemory.transform(request, file, chain) : transformed;
        }
    }

    /**
     * API document that is made once. springdoc would write it again for each request, and make it again for each
     * {@code Accept-Language}, although it is the same for all.
     */
    private static final class CachedApiDocument extends OpenApiWebMvcResource {

        private byte @Nullable [] json;
        private byte @Nullable [] yaml;

        CachedApiDocument(
                ObjectFactory<OpenAPIService> service,
                AbstractRequestService requests,
                GenericResponseService responses,
                OperationService operations,
                SpringDocConfigProperties properties,
                SpringDocProviders providers,
                SpringDocCustomizers customizers) {
            super(service, requests, responses, operations, properties, providers, customizers);
        }

        @Override
        public synchronized byte[] openapiJson(HttpServletRequest request, String url, Locale locale)
                throws JsonProcessingException {
            if (json == null) {
                json = super.openapiJson(request, url, Locale.ROOT);
            }
            return json;
        }

        @Override
        public synchronized byte[] openapiYaml(HttpServletRequest request, String url, Locale locale)
                throws JsonProcessingException {
            if (yaml == null) {
                yaml = super.openapiYaml(request, url, Locale.ROOT);
            }
            return yaml;
        }
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
