package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.SummarySamples.jazz;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** The event stream of a summary during its generation. */
@Timeout(30)
class SummaryStreamingTest {

    private final ScriptedGenerator generator = new ScriptedGenerator();
    private final FakeCatalog catalog = new FakeCatalog();
    private final CatalogEntry event = catalog.put(jazz(UUID.randomUUID(), EventStatus.PUBLISHED));
    private final SummaryCache summaries = new SummaryCache(
            generator,
            new SummaryProperties(Duration.ZERO, 10, Duration.ofSeconds(15)),
            new SimpleMeterRegistry(),
            new Supervisor());
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/public/events/1/summary");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void sendsEachChunkAsSoonAsItIsGenerated() throws Exception {
        FutureTask<Void> reading = read(Duration.ofSeconds(20), response);
        generator.writes("one ");
        await().until(() -> response.isCommitted() && body().endsWith("id: 1\ndata: one \n\n"));
        generator.writes("two");
        await().until(() -> body().endsWith("id: 2\ndata: two\n\n"));
        assertThat(reading.isDone()).isFalse();
        generator.ends();
        reading.get();
        assertThat(body()).endsWith("id: 3\nevent: done\ndata: {\"cache\":\"MISS\",\"chunks\":2,\"tokens\":2}\n\n");
    }

    @Test
    void sendsNothingBeforeTheFirstChunk() throws Exception {
        FutureTask<Void> reading = read(Duration.ofSeconds(20), response);
        await().until(() -> generator.starts() == 1);
        assertThat(response.getHeaderNames()).isEmpty();
        generator.writes("one").ends();
        reading.get();
        assertThat(body()).startsWith("retry: 3000\n\nid: 1\ndata: one\n\n");
    }

    @Test
    void sendsKeepAlivesWhileTheGeneratorIsSilent() throws Exception {
        FutureTask<Void> reading = read(Duration.ofMillis(10), response);
        await().until(() -> body().startsWith("retry: 3000\n\n: keep-alive\n\n: keep-alive\n\n"));
        generator.writes("one ");
        await().until(() -> body().contains("data: one \n\n: keep-alive\n\n: keep-alive\n\n"));
        generator.writes("two").ends();
        reading.get();
        assertThat(body().replace(": keep-alive\n\n", ""))
                .startsWith("retry: 3000\n\nid: 1\ndata: one \n\nid: 2\ndata: two\n\nid: 3\nevent: done\n");
    }

    @Test
    void sendsAnErrorEventIfTheGeneratorFailsAfterTheFirstChunk() throws Exception {
        generator.writes("one ").fails();
        read(Duration.ofSeconds(20), response).get();
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(body())
                .startsWith("retry: 3000\n\nid: 1\ndata: one \n\nevent: error\ndata: {\"error\":{")
                .contains("\"code\":\"INTERNAL_ERROR\"", "\"details\":[]")
                .doesNotContain("scripted failure", "Exception", "event: done")
                .endsWith("}}\n\n");
    }

    @Test
    void respondsWithAnOrdinaryErrorIfTheGeneratorFailsBeforeTheFirstChunk() {
        generator.fails();
        assertThatThrownBy(read(Duration.ofSeconds(20), response)::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CompletionException.class);
        assertThat(response.getHeaderNames()).isEmpty();
        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void respondsWithAnOrdinaryErrorInsteadOfIncompletePlainText() {
        request.addHeader("Accept", "text/plain");
        generator.writes("one ").fails();
        assertThatThrownBy(read(Duration.ofSeconds(20), response)::get).isInstanceOf(ExecutionException.class);
        assertThat(response.getHeaderNames()).isEmpty();
    }

    @Test
    void resumesAfterAFailureAtTheLastEventId() throws Exception {
        generator.writes("one ").fails();
        read(Duration.ofSeconds(20), response).get();
        request.addHeader("Last-Event-ID", "1");
        MockHttpServletResponse again = new MockHttpServletResponse();
        generator.writes("one ", "two").ends();
        read(Duration.ofSeconds(20), again).get();
        assertThat(again.getContentAsString(UTF_8))
                .startsWith("retry: 3000\n\nid: 2\ndata: two\n\nid: 3\nevent: done\n");
    }

    @Test
    void waitsForTheChunkAfterTheLastEventId() throws Exception {
        request.addHeader("Last-Event-ID", "2");
        FutureTask<Void> reading = read(Duration.ofSeconds(20), response);
        generator.writes("one ", "two ");
        await().until(() -> generator.starts() == 1);
        assertThat(body()).isEmpty();
        generator.writes("three").ends();
        reading.get();
        assertThat(body()).startsWith("retry: 3000\n\nid: 3\ndata: three\n\nid: 4\nevent: done\n");
    }

    @Test
    void repeatsTheDoneEventIfTheGenerationOutlastsTheKeepAlive() throws Exception {
        request.addHeader("Last-Event-ID", "9");
        FutureTask<Void> reading = read(Duration.ofMillis(10), response);
        await().until(() -> body().contains(": keep-alive"));
        generator.writes("one ", "two").ends();
        reading.get();
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(body()).doesNotContain("data: one").contains("id: 3\nevent: done\n");
    }

    @Test
    void keepsOtherReadersUnaffectedWhenOneDisconnects() throws Exception {
        generator.writes("one ");
        read(Duration.ofSeconds(20), new LostConnection(0)).get();
        FutureTask<Void> disconnecting = read(Duration.ofSeconds(20), new LostConnection(1));
        FutureTask<Void> staying = read(Duration.ofSeconds(20), response);
        generator.writes("two").ends();
        disconnecting.get();
        staying.get();
        assertThat(body()).contains("data: one \n\n", "data: two\n\n", "event: done");
        assertThat(generator.starts()).isEqualTo(1);
    }

    @Test
    void sendsACachedSummaryWithASingleFlush() throws Exception {
        generator.writes("one ", "two ", "three").ends();
        read(Duration.ofSeconds(20), response).get();
        var hit = new LostConnection(1);
        read(Duration.ofSeconds(20), hit).get();
        assertThat(hit.flushes()).isEqualTo(1);
        assertThat(hit.getHeader("X-Summary-Cache")).isEqualTo("HIT");
    }

    private FutureTask<Void> read(Duration keepAlive, MockHttpServletResponse target) {
        var controller = new SummaryController(
                catalog, summaries, new SummaryProperties(Duration.ZERO, 10, keepAlive), new JsonMapper());
        var reading = new FutureTask<Void>(() -> {
            controller.summary(event.id(), request, target);
            return null;
        });
        Thread.ofVirtual().start(reading);
        return reading;
    }

    private String body() throws UnsupportedEncodingException {
        return response.getContentAsString(UTF_8);
    }

    /** A client that disconnects after a number of flushes. */
    private static final class LostConnection extends MockHttpServletResponse {

        private final int maxFlushes;
        private final AtomicInteger flushes = new AtomicInteger();

        LostConnection(int maxFlushes) {
            this.maxFlushes = maxFlushes;
        }

        int flushes() {
            return flushes.get();
        }

        @Override
        public ServletOutputStream getOutputStream() {
            ServletOutputStream out = super.getOutputStream();
            return new ServletOutputStream() {
                @Override
                public void write(int b) throws IOException {
                    out.write(b);
                }

                @Override
                public void flush() throws IOException {
                    if (flushes.incrementAndGet() > maxFlushes) {
                        throw new IOException("Broken pipe");
                    }
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException("written to by a blocking thread");
                }
            };
        }
    }
}
