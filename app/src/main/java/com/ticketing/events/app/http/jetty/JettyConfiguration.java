package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.http.jetty.connection.ConnectionCapacity;
import com.ticketing.events.app.http.jetty.connection.ConnectionLimiter;
import com.ticketing.events.app.http.jetty.connection.MinimumRateConnector;
import com.ticketing.events.app.http.position.CommandPositionHandler;
import com.ticketing.events.heap.HeapBudget;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.File;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jetty's threads, connectors and handler chain. */
@Configuration(proxyBeanMethods = false)
class JettyConfiguration {

    /** Connections that wait to be accepted; the operating system may allow fewer. */
    private static final int ACCEPT_QUEUE_SIZE = 4096;

    /** In header fields for each connection; a cache would stay in the heap while the connection is idle. */
    private static final int HEADER_CACHE_SIZE = 0;

    /**
     * @throws IllegalArgumentException if a context path is set, because handlers and pages use absolute paths, or if
     *     Spring's filter is to read the headers of a proxy, which would do so on a part of the paths only
     */
    JettyConfiguration(
            @Value("${server.servlet.context-path:}") String contextPath,
            @Value("${server.forward-headers-strategy:}") String forwardedHeaders) {
        if (!contextPath.isEmpty() && !contextPath.equals("/")) {
            throw new IllegalArgumentException("server.servlet.context-path is not supported: remove it, and let a"
                    + " reverse proxy that adds a prefix remove it from the requests that it passes on");
        }
        if (forwardedHeaders.equalsIgnoreCase("framework")) {
            throw new IllegalArgumentException("server.forward-headers-strategy=framework is not supported: set it to"
                    + " native, which has effect on every path");
        }
    }

    /** One platform selector thread per processor; {@link ServletDispatchHandler} has the threads that may block. */
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> jettyCustomizer(
            Optional<PublicPositionHandler> publicQueries,
            EventLog log,
            HeapBudget heap,
            MeterRegistry meters,
            @Value("${events.limits.connections:20000}") int configuredConnections) {
        return jetty -> {
            jetty.setThreadPool(new QueuedThreadPool());
            jetty.setSelectors(Runtime.getRuntime().availableProcessors());
            jetty.setShutdown(Shutdown.IMMEDIATE);
            // Otherwise Spring Boot creates a directory; withoutFiles removes this one before the start.
            jetty.getSettings().setDocumentRoot(new File(System.getProperty("java.io.tmpdir")));
            jetty.addServerCustomizers(server -> {
                handlers(server, publicQueries, log, meters);
                connectors(server, ConnectionCapacity.ofProcess(configuredConnections, heap), meters);
            });
        };
    }

    private static void handlers(
            Server server, Optional<PublicPositionHandler> publicQueries, EventLog log, MeterRegistry meters) {
        server.getDescendants(ContextHandler.class).forEach(context -> context.setProtectedTargets(new String[0]));
        server.getDescendants(WebAppContext.class).forEach(JettyConfiguration::withoutFiles);
        Handler servlets = new HeadLengthHandler(new CommandPositionHandler(log, server.getHandler()));
        Handler dispatch = dispatch(countingRequests(servlets), meters);
        Handler handler =
                publicQueries.map(queries -> queries.inFrontOf(dispatch)).orElse(dispatch);
        server.setHandler(new PublicCorsHandler(new QueryCharacterHandler(handler)));
        server.setErrorHandler(new JettyErrorHandler());
    }

    private static Handler dispatch(Handler servlets, MeterRegistry meters) {
        ServletDispatchHandler dispatch = new ServletDispatchHandler(servlets);
        FunctionCounter.builder("events.operations.refused", dispatch, ServletDispatchHandler::refusals)
                .description("Requests of the actuator refused because too many waited")
                .register(meters);
        return dispatch;
    }

    private static void connectors(Server server, int maxConnections, MeterRegistry meters) {
        server.setConnectors(Arrays.stream(server.getConnectors())
                .map(each -> connector((ServerConnector) each, maxConnections, meters))
                .toArray(Connector[]::new));
    }

    private static ServerConnector connector(ServerConnector original, int limit, MeterRegistry meters) {
        ServerConnector connector = MinimumRateConnector.replacing(original);
        connector.setAcceptQueueSize(ACCEPT_QUEUE_SIZE);
        connector.setShutdownIdleTimeout(connector.getIdleTimeout());
        ConnectionLimiter limiter = new ConnectionLimiter(connector, limit);
        limiter.bindTo(meters);
        connector.addBean(limiter);
        HttpConfiguration http =
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setHeaderCacheSize(HEADER_CACHE_SIZE);
        http.setHttpCompliance(HttpCompliance.STRICT);
        return connector;
    }

    /** The service neither serves nor stores files; a killed process would leave its directories behind. */
    private static void withoutFiles(WebAppContext context) {
        context.setBaseResource(null);
        context.setTempDirectory(null);
    }

    /**
     * Counts the requests that a graceful shutdown waits for. {@code Shutdown.IMMEDIATE} prevents Spring Boot from
     * adding the same handler in front of the whole chain, where it would slow down the public reads, for which a
     * shutdown does not wait.
     */
    private static Handler countingRequests(Handler handler) {
        StatisticsHandler counting = new StatisticsHandler();
        counting.setHandler(handler);
        return counting;
    }
}
