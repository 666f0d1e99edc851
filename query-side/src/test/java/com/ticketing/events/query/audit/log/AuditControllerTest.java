package com.ticketing.events.query.audit.log;

import static com.ticketing.events.query.audit.FakeAuditLog.created;
import static com.ticketing.events.query.audit.FakeAuditLog.notes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.audit.FakeAuditLog;
import com.ticketing.events.query.audit.history.EventHistoryReader;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class AuditControllerTest {

    private static final UUID JAZZ = new UUID(0, 1);
    private static final String STREAM = "text/event-stream";

    private final FakeAuditLog log = new FakeAuditLog();
    private final AuditEntryReader reader = new AuditEntryReader(log, new EventHistoryReader(log));
    private final FeedRegistry feeds = new FeedRegistry();
    private final MockMvc http = standaloneSetup(new AuditController(
                    log, reader, feeds, new FeedProperties(Duration.ofSeconds(15)), new JsonMapper()))
            .setHandlerExceptionResolvers((_, _, _, _) -> new ModelAndView())
            .build();

    @BeforeEach
    void appendTwoDomainEvents() {
        feeds.start();
        log.add(created(JAZZ), notes(JAZZ, "Ask Ada"));
    }

    @Test
    void respondsWithAPage() throws Exception {
        MockHttpServletResponse response = respond(get("/audit/events").param("after", "1"));
        assertThat(response.getHeader("Vary")).isEqualTo("Accept");
        assertThat(response.getContentAsString())
                .isEqualTo("{\"entries\":[{\"eventId\":\"%s\",\"position\":2,\"version\":1,".formatted(JAZZ)
                        + "\"type\":\"internal-notes-revised\",\"at\":\"2030-01-01T00:00:00Z\",\"actor\":\"admin\","
                        + "\"requestId\":\"request-1\","
                        + "\"changes\":{\"internalNotes\":{\"from\":null,\"to\":\"Ask Ada\"}}}],\"next\":2}");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 2", "x, 1", "-1, 1", "99999999999999999999, 1"})
    void ignoresAnInvalidLastEventId(String lastId, int entries) throws Exception {
        String feed = feed(get("/audit/events").param("after", "1").header("Last-Event-ID", lastId));
        assertThat(feed.lines().filter(line -> line.startsWith("id: "))).hasSize(entries);
    }

    @Test
    void endsTheStreamWithAnErrorEventIfTheLogFailsDuringTheFeed() throws Exception {
        CompletableFuture<MvcResult> feed = open(get("/audit/events"));
        await().until(log::isAwaited);
        log.setUnavailable();
        log.add(notes(JAZZ, "more"));
        String sent = feed.get().getResponse().getContentAsString();
        assertThat(sent)
                .contains("event: caught-up")
                .endsWith("event: error\ndata: {\"error\":{\"code\":\"UNAVAILABLE\","
                        + "\"message\":\"The log does not respond\",\"details\":[]}}\n\n");
    }

    @Test
    void respondsWithAnOrdinaryErrorIfTheLogFailsBeforeTheStream() throws Exception {
        log.setUnavailable();
        MvcResult result = open(get("/audit/events")).get();
        assertThat(result.getResolvedException()).isInstanceOf(Unavailable.class);
        assertThat(result.getResponse().getContentType()).isNull();
    }

    @Test
    void respondsToHeadWithoutStartingAFeed() throws Exception {
        MockHttpServletResponse response = respond(head("/audit/events").accept(STREAM));
        assertThat(response.getContentType()).isEqualTo("text/event-stream;charset=UTF-8");
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void rejectsOtherMediaTypes() throws Exception {
        MvcResult result = http.perform(
                        get("/audit/events").principal(() -> "ada").accept("text/plain"))
                .andReturn();
        assertThat(result.getResolvedException()).isInstanceOf(HttpMediaTypeNotAcceptableException.class);
    }

    private MockHttpServletResponse respond(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.principal(() -> "ada")).andReturn().getResponse();
    }

    private CompletableFuture<MvcResult> open(MockHttpServletRequestBuilder request) {
        CompletableFuture<MvcResult> result = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(http.perform(request.principal(() -> "ada").accept(STREAM))
                        .andReturn());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** The body of a feed that has caught up when the service stops. */
    private String feed(MockHttpServletRequestBuilder request) throws Exception {
        CompletableFuture<MvcResult> feed = open(request);
        await().until(log::isAwaited);
        feeds.stop();
        return feed.get().getResponse().getContentAsString();
    }
}
