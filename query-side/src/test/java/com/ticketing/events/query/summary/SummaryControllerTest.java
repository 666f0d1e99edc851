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

/** The answers of the endpoint; see {@link SummaryReadingTest} for the way in which they are sent. */
@Timeout(30)
class SummaryControllerTest {

    private final FakeCatalog catalog = new FakeCatalog();
    private final SummaryProperties properties = new SummaryProperties(Duration.ZERO, 100, Duration.ofSeconds(15));
    private final SummaryCache summaries =
            new SummaryCache(new TemplateSummaryGenerator(), properties, new SimpleMeterRegistry());
    private final MockMvc http = standaloneSetup(
                    new SummaryController(catalog, summaries, properties, new JsonMapper()))
            .setHandlerExceptionResolvers((_, _, _, _) -> new ModelAndView())
            .build();
    private final CatalogEntry event = catalog.put(jazz(UUID.randomUUID(), EventStatus.PUBLISHED));
    private final String etag = summaries.keyOf(event).etag();

    @Test
    void streamsTheSummaryInTheDocumentedFormat() throws Exception {
        MockHttpServletResponse answer = answer(ask());
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("text/event-stream;charset=UTF-8");
        assertThat(answer.getHeader("X-Summary-Cache")).isEqualTo("MISS");
        assertThat(answer.getHeader("X-Accel-Buffering")).isEqualTo("no");
        assertThat(answer.getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-cache, no-transform");
        assertThat(answer.getHeader(HttpHeaders.ETAG)).isEqualTo(etag);
        assertThat(answer.getHeader(HttpHeaders.VARY)).isEqualTo("Accept");
        assertThat(answer.getContentAsString(UTF_8)).isEqualTo(expected(0, "MISS"));
    }

    @Test
    void sendsTheSameOnAHit() throws Exception {
        String miss = answer(ask()).getContentAsString(UTF_8);
        MockHttpServletResponse hit = answer(ask());
        assertThat(hit.getHeader("X-Summary-Cache")).isEqualTo("HIT");
        assertThat(hit.getContentAsString(UTF_8)).isEqualTo(miss.replace("MISS", "HIT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5", "007"})
    void resumesAfterTheLastEventId(String lastId) throws Exception {
        assertThat(answer(ask().header("Last-Event-ID", lastId)).getContentAsString(UTF_8))
                .isEqualTo(expected(Integer.parseInt(lastId), "MISS"));
    }

    @Test
    void sendsOnlyTheEndAfterTheLastChunk() throws Exception {
        int chunks = whole().chunks().size();
        assertThat(answer(ask().header("Last-Event-ID", chunks)).getContentAsString(UTF_8))
                .isEqualTo(expected(chunks, "HIT"))
                .containsOnlyOnce("data:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "-1", "+3", "1.5", "abc", "٣", "1 2"})
    void startsOverForAnIdThatItNeverSent(String lastId) throws Exception {
        assertThat(answer(ask().header("Last-Event-ID", lastId)).getContentAsString(UTF_8))
                .isEqualTo(expected(0, "MISS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000", "2147483648", "99999999999999999999999"})
    void answersNoContentToAReaderThatHasSeenTheEnd(String beyond) throws Exception {
        assertThat(answer(ask().header("Last-Event-ID", beyond)).getStatus()).isEqualTo(204);
        String done = String.valueOf(whole().chunks().size() + 1);
        MockHttpServletResponse answer = answer(ask().header("Last-Event-ID", done));
        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(answer.getContentAsByteArray()).isEmpty();
    }

    @Test
    void givesTheWholeTextAtOnceAsPlainText() throws Exception {
        MockHttpServletResponse answer = answer(ask().accept("text/plain"));
        assertThat(answer.getContentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.getContentAsString(UTF_8)).isEqualTo(whole().text());
        assertThat(answer.getContentLength()).isEqualTo(answer.getContentAsByteArray().length);
        assertThat(answer.getHeader("X-Summary-Cache")).isEqualTo("MISS");
        assertThat(answer(ask().accept("text/plain")).getHeader("X-Summary-Cache"))
                .isEqualTo("HIT");
    }

    @Test
    void sendsTextThatIsNotAsciiAsUtf8() throws Exception {
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
    void answersNotModifiedToAReaderThatHasTheText(String known) throws Exception {
        MockHttpServletResponse answer = answer(ask().header(HttpHeaders.IF_NONE_MATCH, known.formatted(etag)));
        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.getHeader(HttpHeaders.ETAG)).isEqualTo(etag);
        assertThat(answer.getContentAsByteArray()).isEmpty();
        assertThat(state()).isEqualTo(CacheStatus.MISS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "garbage", "", "\"", "W/", ",,"})
    void sendsTheTextToAReaderThatHasAnother(String known) throws Exception {
        assertThat(answer(ask().header(HttpHeaders.IF_NONE_MATCH, known)).getStatus())
                .isEqualTo(200);
    }

    @Test
    void answersHeadWithoutWritingASummary() throws Exception {
        MockHttpServletResponse before = answer(head("/public/events/{id}/summary", event.id()));
        assertThat(before.getStatus()).isEqualTo(200);
        assertThat(before.getContentType()).isEqualTo("text/event-stream;charset=UTF-8");
        assertThat(before.getHeader(HttpHeaders.ETAG)).isEqualTo(etag);
        assertThat(before.getHeader("X-Summary-Cache")).isEqualTo("MISS");
        assertThat(before.getContentAsByteArray()).isEmpty();
        assertThat(state()).isEqualTo(CacheStatus.MISS);
        whole();
        assertThat(answer(head("/public/events/{id}/summary", event.id())).getHeader("X-Summary-Cache"))
                .isEqualTo("HIT");
    }

    @Test
    void findsNeitherDraftsNorUnknownEvents() throws Exception {
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
    void refusesOtherMediaTypes() throws Exception {
        MvcResult result = http.perform(ask().accept("application/json")).andReturn();
        assertThat(result.getResolvedException()).isInstanceOf(HttpMediaTypeNotAcceptableException.class);
        assertThat(result.getResponse().getHeader("X-Summary-Cache")).isNull();
    }

    @Test
    void summarisesACancelledEvent() throws Exception {
        CatalogEntry cancelled = catalog.put(jazz(UUID.randomUUID(), EventStatus.CANCELLED));
        assertThat(answer(get("/public/events/{id}/summary", cancelled.id()).accept("text/plain"))
                        .getContentAsString(UTF_8))
                .containsIgnoringCase("cancelled");
    }

    private MockHttpServletRequestBuilder ask() {
        return get("/public/events/{id}/summary", event.id());
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request).andReturn().getResponse();
    }

    /** The body from the chunk at that place on, laid out as the contract shows it. */
    private String expected(int place, String cache) {
        List<String> chunks = new ArrayList<>();
        try {
            new TemplateSummaryGenerator().write(SummarySource.of(event), chunks::add);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var body = new StringBuilder("retry: 3000\n\n");
        for (int i = place; i < chunks.size(); i++) {
            body.append("id: %d\ndata: %s\n\n".formatted(i + 1, chunks.get(i)));
        }
        int tokens = String.join("", chunks).split(" ").length;
        return body.append("id: %d\nevent: done\n".formatted(chunks.size() + 1))
                .append("data: {\"cache\":\"%s\",\"chunks\":%d,\"tokens\":%d}\n\n"
                        .formatted(cache, chunks.size(), tokens))
                .toString();
    }

    private Summary whole() {
        return summaries.find(event).generation().join();
    }

    private CacheStatus state() {
        return summaries.stateOf(summaries.keyOf(event));
    }
}
