package com.ticketing.events.app.http.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.ticketing.events.app.http.jetty.response.ListResponseCache;
import com.ticketing.events.app.readiness.Readiness;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.RawHttp;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.web.PublicEventQueries;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicCacheControl;
import com.ticketing.events.query.summary.SummaryQueries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Failures and the start of the node; the rest is tested through the whole service. */
class PublicEventsHandlerTest {

    private static final Clock BROKEN = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw new IllegalStateException("broken");
        }
    };

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(PublicEventsHandler.class);
    private boolean isReady = true;

    @BeforeEach
    void start() throws Exception {
        Readiness readiness = () -> isReady;
        BoundedWork work = new BoundedWork(1, Duration.ofSeconds(2));
        PublicEventQueries queries = new PublicEventQueries(
                new LiveCatalog(), work, new PublicCacheControl(Duration.ZERO), BROKEN, ZoneOffset.UTC);
        SummaryQueries summaries = null; // Not requested here.
        PublicEventsHandler handler = new PublicEventsHandler(
                queries,
                summaries,
                readiness,
                new ListResponseCache(queries, 1 << 20),
                work,
                new PublicEventsMetrics(meters));
        server.addConnector(connector);
        server.setHandler(new PublicCorsHandler(new QueryCharacterHandler(handler)));
        server.start();
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() throws Exception {
        logger.detachAppender(log);
        server.stop();
    }

    @Test
    void respondsWith500AndLogsTheFailureOnce() throws Exception {
        for (String more : new String[] {"X-None: x", "Content-Length: 0", "Expect: 100-continue"}) {
            log.list.clear();
            RawHttp.Response reply = get("/public/events", "X-Request-Id: order-1", more);
            assertThat(reply.status()).isEqualTo(500);
            assertThat(Envelope.of(reply.body()).code()).isEqualTo("INTERNAL_ERROR");
            assertThat(reply.header("X-Request-Id")).contains("order-1");
            assertThat(reply.header("Cache-Control")).contains("no-store");
            assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
            assertThat(log.list).singleElement().satisfies(event -> {
                assertThat(event.getFormattedMessage()).isEqualTo("GET /public/events failed");
                assertThat(event.getMDCPropertyMap()).containsEntry("requestId", "order-1");
                assertThat(event.getThrowableProxy().getMessage()).isEqualTo("broken");
            });
        }
        server.stop();
        assertThat(meters.get("http.server.requests")
                        .tags("status", "500", "outcome", "SERVER_ERROR", "uri", "/public/events")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void respondsWith503UntilTheNodeIsReady() {
        isReady = false;
        for (String path : new String[] {"/public/events", "/public/events?page=0", "/public/events/nope"}) {
            RawHttp.Response reply = get(path, "X-None: x");
            assertThat(reply.status()).isEqualTo(503);
            assertThat(Envelope.of(reply.body()).code()).isEqualTo("UNAVAILABLE");
            assertThat(reply.header("Retry-After")).contains("1");
        }
        assertThat(get("/public/events", "Accept: text/html").status()).isEqualTo(406);
        assertThat(log.list).isEmpty();
    }

    @Test
    void runsOnTheSelectorThread() {
        assertThat(server.getHandler().getInvocationType()).isEqualTo(InvocationType.NON_BLOCKING);
    }

    @Test
    void respondsWith404ToOtherPathsWithoutANextHandler() {
        assertThat(get("/public/events/", "X-None: x").status()).isEqualTo(404);
    }

    private RawHttp.Response get(String path, String... headers) {
        String[] lines = new String[headers.length + 2];
        lines[0] = "GET " + path + " HTTP/1.1";
        lines[1] = "Host: a";
        System.arraycopy(headers, 0, lines, 2, headers.length);
        return RawHttp.send(connector.getLocalPort(), lines);
    }
}
