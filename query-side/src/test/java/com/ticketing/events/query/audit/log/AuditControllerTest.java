package com.ticketing.events.query.audit.log;

import static com.ticketing.events.query.audit.FakeAuditLog.created;
import static com.ticketing.events.query.audit.FakeAuditLog.notes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import com.ticketing.events.query.audit.FakeAuditLog;
import com.ticketing.events.query.http.BoundedWork;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    private final AuditFeedFixture feeds = new AuditFeedFixture(log, Duration.ofSeconds(15));
    private final MockMvc http = standaloneSetup(new AuditController(
                    feeds.reader,
                    feeds.feeds,
                    new BoundedWork(1, Duration.ofSeconds(2)),
                    new JsonMapper(),
                    Clock.systemUTC(),
                    ZoneOffset.UTC))
            .setHandlerExceptionResolvers((_, _, _, _) -> new ModelAndView())
            .build();

    @BeforeEach
    void appendTwoDomainEvents() {
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

    @AfterEach
    void stop() {
        feeds.stop();
    }

    private MockHttpServletResponse respond(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.principal(() -> "ada")).andReturn().getResponse();
    }
}
