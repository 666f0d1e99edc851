package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.StrictUuidConverter;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hooks the parts of this package into Spring MVC and Jetty. */
@Configuration(proxyBeanMethods = false)
class JettyConfiguration implements WebMvcConfigurer {

    /** How many connections may wait for being accepted, as far as the operating system allows. */
    private static final int MOST_BEFORE_ACCEPT = 1000;

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new StrictUuidConverter());
    }

    /**
     * Threads of the platform read from sockets and take the short way; one for each processor, since they hardly wait.
     * Everything else is on virtual threads.
     */
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> shortWayInFront(PublicEventsHandler shortWay) {
        return jetty -> {
            jetty.setThreadPool(new QueuedThreadPool());
            jetty.setSelectors(Runtime.getRuntime().availableProcessors());
            jetty.setShutdown(Shutdown.IMMEDIATE);
            jetty.addServerCustomizers(server -> {
                shortWay.setHandler(countingWhatGoesOn(new QueryCharacterHandler(server.getHandler())));
                server.setHandler(shortWay);
                server.setErrorHandler(new JettyErrorHandler());
                for (Connector each : server.getConnectors()) {
                    ServerConnector connector = (ServerConnector) each;
                    connector.setAcceptQueueSize(MOST_BEFORE_ACCEPT);
                    connector.setShutdownIdleTimeout(connector.getIdleTimeout());
                }
            });
        };
    }

    /**
     * A graceful end, which every end is, waits for the requests that this knows of. Spring Boot would put it in front of everything, where it
     * costs the short way more than it is worth; but it looks for it here as well.
     */
    private static Handler countingWhatGoesOn(Handler handler) {
        StatisticsHandler counting = new StatisticsHandler();
        counting.setHandler(handler);
        return counting;
    }
}
