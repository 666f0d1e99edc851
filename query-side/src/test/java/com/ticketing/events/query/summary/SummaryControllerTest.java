package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.SummarySamples.jazz;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import com.ticketing.events.EventStatus;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Responses of the endpoint; their timing is tested in {@link SummaryStreamingTest}. */
@Timeout(30)
class SummaryControllerTest {

    private final FakeCatalog catalog = new FakeCatalog();
    private final SummaryProperties properties = new SummaryProperties(Duration.ZERO, 100, Duration.ofSeconds(15));
    private final SummaryCache summaries =
            new SummaryCache(new TemplateSummaryGenerator(), properties, new SimpleMeterRegistry(), new Supervisor());
    private final MockMvc http = standaloneSetup(
                    new SummaryController(catalog, summaries, properties, new JsonMapper()))
            .setHandlerExceptionResolvers((_, _, _, _) -> new ModelAndView())
            .build();
    private final CatalogEntry event = catalog.put(jazz(UUID.randomUUID(), EventStatus.PUBLISHED));
    private final String etag = summaries.keyOf(event).etag();

    @Test
    void streamsTheSummaryInTheDocumentedFormat() throws Exception {
        MockHttpServletResponse response = respond(summary());
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).isEqualTo("text/event-stream;charset=UTF-8");
        assertThat(response.getHeader("X-Summary-Cache")).isEqualTo("MISS");
        assertThat(response.getHeader("X-Accel-Buffering")).isEqualTo("no");
        assertThat(response.getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-cache, no-transform");
        assertThat(response.getHeader(HttpHeaders.ETAG)).isEqualTo(etag);
        assertThat(response.getHeader(HttpHeaders.VARY)).isEqualTo("Accept");
        assertThat(response.getContentAsString(UTF_8)).isEqualTo(expected(0, "MISS"));
    }

    @Test
    void sendsTheSameStreamOnAHit() throws Exception {
        String miss = respond(summary()).getContentAsString(UTF_8);
        MockHttpServletResponse hit = respond(summary());
        assertThat(hit.getHeader("X-Summary-Cache")).isEqualTo("HIT");
        assertThat(hit.getContentAsString(UTF_8)).isEqualTo(miss.replace("MISS", "HIT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5", "007"})
    void resumesAfterTheLastEventId(String lastId) throws Exception {
        assertThat(respond(summary().header("Last-Event-ID", lastId)).getContentAsString(UTF_8))
                .isEqualTo(expected(Integer.parseInt(lastId), "MISS"));
    }

    @Test
    void sendsOnlyTheDoneEventAfterTheLastChunk() throws Exception {
        int chunks = complete().chunks().size();
        assertThat(respond(summary().header("Last-Event-ID", chunks)).getContentAsString(UTF_8))
                .isEqualTo(expected(chunks, "HIT"))
                .containsOnlyOnce("data:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "-1", "+3", "1.5", "abc", "٣", "1 2"})
    void startsOverIfTheLastEventIdIsInvalid(String lastId) throws Exception {
        assertThat(respond(summary().header("Last-Event-ID", lastId)).getContentAsString(UTF_8))
                .isEqualTo(expected(0, "MISS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000", "2147483648", "99999999999999999999999"})
    void respondsWithNoContentToAClientThatHasReceivedTheDoneEvent(String beyond) throws Exception {
        assertThat(respond(summary().header("Last-Event-ID", beyond)).getStatus())
                .isEqualTo(204);
        String done = String.valueOf(complete().chunks().size() + 1);
        MockHttpServletResponse response = respond(summary().header("Last-Event-ID", done));
        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void sendsTheCompleteTextAsPlainText() throws Exception {
        MockHttpServletResponse response = respond(summary().accept("text/plain"));
        assertThat(response.getContentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(response.getContentAsString(UTF_8)).isEqualTo(complete().text());
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
        assertThat(response.getHeader("X-Summary-Cache")).isEqualTo("MISS");
        assertThat(respond(summary().accept("text/plain")).getHeader("X-Summary-Cache"))
                .isEqualTo("HIT");
    }

    @Test
    void encodesTextAsUtf8() throws Exception {
        CatalogEntry event = catalog.put(SummarySamples.entry(
                UUID.randomUUID(), SummarySamples.withTitle(SummarySamples.JAZZ, "Größe 語 🎷"), null, 0));
        for (String accept : List.of("text/plain", "text/event-stream")) {
            String body = http.perform(
                            get("/public/events/{id}/summary", event.id()).accept(accept))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(UTF_8);
            assertThat(body).contains("Größe").contains("語").contains("🎷");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "\"a,b\" , W/%s", "*"})
    void respondsWithNotModifiedIfTheEntityTagMatches(String tags) throws Exception {
        MockHttpServletResponse response = respond(summary().header(HttpHeaders.IF_NONE_MATCH, tags.formatted(etag)));
        assertThat(response.getStatus()).isEqualTo(304);
        assertThat(response.getHeader(HttpHeaders.ETAG)).isEqualTo(etag);
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(status()).isEqualTo(CacheStatus.MISS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "garbage", "", "\"", "W/", ",,"})
    void sendsTheSummaryIfNoEntityTagMatches(String tags) throws Exception {
        assertThat(respond(summary().header(HttpHeaders.IF_NONE_MATCH, tags)).getStatus())
                .isEqualTo(200);
    }

    @Test
    void respondsToHeadWithoutStartingAGeneration() throws Exception {
        MockHttpServletResponse before = respond(head("/public/events/{id}/summary", event.id()));
        assertThat(before.getStatus()).isEqualTo(200);
        assertThat(before.getContentType()).isEqualTo("text/event-stream;charset=UTF-8");
        assertThat(before.getHeader(HttpHeaders.ETAG)).isEqualTo(etag);
        assertThat(before.getHeader("X-Summary-Cache")).isEqualTo("MISS");
        assertThat(before.getContentAsByteArray()).isEmpty();
        assertThat(status()).isEqualTo(CacheStatus.MISS);
        complete();
        assertThat(respond(head("/public/events/{id}/summary", event.id())).getHeader("X-Summary-Cache"))
                .isEqualTo("HIT");
    }

    @Test
    void respondsWithNotFoundForDraftsAndUnknownEvents() throws Exception {
        CatalogEntry draft = catalog.put(jazz(UUID.randomUUID(), EventStatus.DRAFT));
        for (UUID id : List.of(draft.id(), UUID.randomUUID())) {
            MvcResult result = http.perform(
                            get("/public/events/{id}/summary", id).accept("application/json"))
                    .andReturn();
            assertThat(result.getResolvedException()).isInstanceOf(EventNotFound.class);
            assertThat(result.getResponse().getHeaderNames()).isEmpty();
        }
    }

    @Test
    void rejectsOtherMediaTypes() throws Exception {
        MvcResult result = http.perform(summary().accept("application/json")).andReturn();
        assertThat(result.getResolvedException()).isInstanceOf(HttpMediaTypeNotAcceptableException.class);
        assertThat(result.getResponse().getHeader("X-Summary-Cache")).isNull();
    }

    @Test
    void summarisesACancelledEvent() throws Exception {
        CatalogEntry cancelled = catalog.put(jazz(UUID.randomUUID(), EventStatus.CANCELLED));
        assertThat(respond(get("/public/events/{id}/summary", cancelled.id()).accept("text/plain"))
                        .getContentAsString(UTF_8))
                .containsIgnoringCase("cancelled");
    }

    private MockHttpServletRequestBuilder summary() {
        return get("/public/events/{id}/summary", event.id());
    }

    private MockHttpServletResponse respond(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request).andReturn().getResponse();
    }

    /** The body from the chunk at an index on, in the documented format. */
    private String expected(int index, String cache) {
        List<String> chunks = new ArrayList<>();
        try {
            new TemplateSummaryGenerator().generate(SummarySource.of(event), chunks::add);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var body = new StringBuilder("retry: 3000\n\n");
        for (int i = index; i < chunks.size(); i++) {
            body.append("id: %d\ndata: %s\n\n".formatted(i + 1, chunks.get(i)));
        }
        int tokens = String.join("", chunks).split(" ").length;
        return body.append("id: %d\nevent: done\n".formatted(chunks.size() + 1))
                .append("data: {\"cache\":\"%s\",\"chunks\":%d,\"tokens\":%d}\n\n"
                        .formatted(cache, chunks.size(), tokens))
                .toString();
    }

    private Summary complete() {
        return summaries.get(event).generation().join();
    }

    private CacheStatus status() {
        return summaries.statusOf(summaries.keyOf(event));
    }
}
