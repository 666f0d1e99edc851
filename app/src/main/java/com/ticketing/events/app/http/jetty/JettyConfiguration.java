package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.http.jetty.connection.ConnectionCapacity;
import com.ticketing.events.app.http.jetty.connection.ConnectionLimiter;
import com.ticketing.events.app.http.jetty.connection.MinimumRateConnector;
import com.ticketing.events.app.http.jetty.gzip.ContentCodingHandler;
import com.ticketing.events.app.http.jetty.gzip.PieceDeflater;
import com.ticketing.events.app.http.limit.RateLimitHandler;
import com.ticketing.events.app.http.limit.RateLimits;
import com.ticketing.events.app.http.position.CommandPositionHandler;
import com.ticketing.events.app.http.proxy.ForwardedClientCustomizer;
import com.ticketing.events.app.http.proxy.TrustedProxies;
import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.settings.SettingRange;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.File;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
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

    private static final int MAX_CONNECTIONS = 1_000_000;

    /** In header fields for each connection; a cache would stay in the heap while the connection is idle. */
    private static final int HEADER_CACHE_SIZE = 0;

    /** One platform selector thread per processor; {@link ServletDispatchHandler} has the threads that may block. */
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> jettyCustomizer(
            Optional<PublicPositionHandler> publicQueries,
            EventLog log,
            HeapBudget heap,
            RateLimits limits,
            TrustedProxies proxies,
            PieceDeflater deflater,
            MeterRegistry meters,
            @Value("${events.limits.connections:20000}") int configuredConnections) {
        SettingRange.check("events.limits.connections", configuredConnections, 1, MAX_CONNECTIONS);
        return jetty -> {
            jetty.setThreadPool(new QueuedThreadPool());
            jetty.setSelectors(Runtime.getRuntime().availableProcessors());
            jetty.setShutdown(Shutdown.IMMEDIATE);
            // Otherwise Spring Boot creates a directory; withoutFiles removes this one before the start.
            jetty.getSettings().setDocumentRoot(new File(System.getProperty("java.io.tmpdir")));
            boolean withOrigin = jetty.isUseForwardHeaders();
            ForwardedClientCustomizer clients = new ForwardedClientCustomizer(proxies, withOrigin);
            jetty.setUseForwardHeaders(false);
            jetty.addServerCustomizers(server -> {
                handlers(server, publicQueries, log, limits, deflater, meters);
                connectors(server, ConnectionCapacity.ofProcess(configuredConnections, heap), meters);
                if (withOrigin || !proxies.isEmpty()) {
                    httpConfigurations(server).forEach(http -> http.addCustomizer(clients));
                }
            });
        };
    }

    private static void handlers(
            Server server,
            Optional<PublicPositionHandler> publicQueries,
            EventLog log,
            RateLimits limits,
            PieceDeflater deflater,
            MeterRegistry meters) {
        server.getDescendants(ContextHandler.class).forEach(context -> context.setProtectedTargets(new String[0]));
        server.getDescendants(WebAppContext.class).forEach(JettyConfiguration::withoutFiles);
        Handler servlets = new HeadLengthHandler(
                new ContentCodingHandler(deflater, new CommandPositionHandler(log, server.getHandler())));
        Handler dispatch = dispatch(countingRequests(servlets), meters);
        Handler handler =
                publicQueries.map(queries -> queries.inFrontOf(dispatch)).orElse(dispatch);
        Handler checked = new QueryCharacterHandler(handler);
        server.setHandler(new HtmlErrorHandler(new PublicCorsHandler(limits.publicRequests()
                .<Handler>map(limit -> new RateLimitHandler(limit, checked))
                .orElse(checked))));
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
        HttpConfiguration http = httpConfiguration(connector);
        http.setHeaderCacheSize(HEADER_CACHE_SIZE);
        http.setHttpCompliance(HttpCompliance.STRICT);
        return connector;
    }

    private static Stream<HttpConfiguration> httpConfigurations(Server server) {
        return Arrays.stream(server.getConnectors()).map(JettyConfiguration::httpConfiguration);
    }

    private static HttpConfiguration httpConfiguration(Connector connector) {
        return connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
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
