package com.ticketing.events.app.http;

import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hooks the parts of this package into Spring MVC and Jetty. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new StrictUuidConverter());
    }

    /**
     * Threads of the platform read from sockets and take the short way; one for each processor, since they hardly wait.
     * Everything else is on virtual threads.
     */
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> shortWayInFront(ShortWay shortWay) {
        return jetty -> {
            jetty.setThreadPool(new QueuedThreadPool());
            jetty.setSelectors(Runtime.getRuntime().availableProcessors());
            jetty.addServerCustomizers(server -> {
                shortWay.setHandler(server.getHandler());
                server.setHandler(shortWay);
                server.setErrorHandler(new ContainerErrors());
            });
        };
    }
}
