package com.ticketing.events.app.http.document;

import com.ticketing.events.app.http.InMemoryTransformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves Swagger UI: the files of its WebJar, except {@code swagger-initializer.js}, which has the address of the API
 * document. They are kept in memory, because the script alone has 1.5 MB.
 */
@Configuration(proxyBeanMethods = false)
class SwaggerUiConfiguration implements WebMvcConfigurer {

    /** Written by Maven; the directory of the files is named by the version. */
    private static final String WEB_JAR = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/swagger-ui/**")
                .addResourceLocations(
                        "classpath:/swagger-ui/",
                        "classpath:/META-INF/resources/webjars/swagger-ui/" + webJarVersion() + "/")
                .resourceChain(true)
                .addTransformer(new InMemoryTransformer());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/swagger-ui.html", "/swagger-ui/index.html");
    }

    private static String webJarVersion() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource(WEB_JAR))
                    .getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
