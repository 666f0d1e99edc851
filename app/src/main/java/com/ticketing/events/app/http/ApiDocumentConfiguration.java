package com.ticketing.events.app.http;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
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
    OpenApiWebMvcResource apiDocument(
            ObjectFactory<OpenAPIService> service,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers,
            @Value("classpath:openapi.yaml") Resource document)
            throws IOException {
        return new WrittenApiDocument(
                service,
                requests,
                responses,
                operations,
                properties,
                providers,
                customizers,
                document.getContentAsByteArray());
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
     * The API document as it is written, and the same as JSON. springdoc would read it into a model, copy that, which
     * fails on parts of OpenAPI 3.1, and write it again for each request.
     */
    private static final class WrittenApiDocument extends OpenApiWebMvcResource {

        private final byte[] json;
        private final byte[] yaml;

        WrittenApiDocument(
                ObjectFactory<OpenAPIService> service,
                AbstractRequestService requests,
                GenericResponseService responses,
                OperationService operations,
                SpringDocConfigProperties properties,
                SpringDocProviders providers,
                SpringDocCustomizers customizers,
                byte[] yaml)
                throws IOException {
            super(service, requests, responses, operations, properties, providers, customizers);
            this.json = Json31.mapper().writeValueAsBytes(Yaml31.mapper().readTree(yaml));
            this.yaml = yaml;
        }

        @Override
        public byte[] openapiJson(HttpServletRequest request, String url, Locale locale) {
            return json;
        }

        @Override
        public byte[] openapiYaml(HttpServletRequest request, String url, Locale locale) {
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
