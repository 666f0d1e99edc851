package com.ticketing.events.query.catalog.web;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.live.CatalogWriter;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.http.PublicCacheControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PublicQueryControllerTest {

    private static final Instant START = Instant.parse("2030-07-01T18:00:00Z");

    private final LiveCatalog catalog = CatalogSamples.catalogOf(
            event(1, EventStatus.DRAFT), event(2, EventStatus.PUBLISHED), event(3, EventStatus.CANCELLED));

    @Test
    void listsWhatIsNotADraftWithoutPrivateFields() throws Exception {
        String body =
                answer(get("/public/events").queryParam("status", "DRAFT")).getContentAsString();
        assertThat(body)
                .contains(id(2).toString(), id(3).toString())
                .doesNotContain(id(1).toString(), "pay the band", "ana@example.com", "updatedAt", "DRAFT")
                .endsWith("\"pagination\":{\"page\":1,\"limit\":20,\"total\":2,\"totalPages\":1}}");
    }

    @Test
    void answersJsonThatCachesMustCheck() throws Exception {
        http(NOW, Duration.ZERO)
                .perform(get("/public/events"))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_JSON))
                .andExpect(header().string("Cache-Control", "public, max-age=0, must-revalidate"))
                .andExpect(header().string(
                                "Link",
                                "</public/events?page=1>; rel=\"first\", </public/events?page=1>; rel=\"last\""));
    }

    @Test
    void linksBelowTheContextPath() throws Exception {
        assertThat(answer(get("/tickets/public/events").contextPath("/tickets")).getHeader("Link"))
                .startsWith("</tickets/public/events?page=1>");
    }

    @Test
    void hidesADraftLikeAnUnknownEvent() {
        assertThatThrownBy(() -> answer(get("/public/events/{id}", id(1)))).hasCauseInstanceOf(EventNotFound.class);
        assertThatThrownBy(() -> answer(get("/public/events/{id}", id(9)))).hasCauseInstanceOf(EventNotFound.class);
    }

    @Test
    void keepsItsTagsWhenOnlyPrivateFieldsChange() throws Exception {
        String one = tag("/public/events/" + id(2));
        String list = tag("/public/events");
        CatalogWriter.apply(catalog, new InternalNotesRevised(id(2), "other", NOW), 1, 1);
        assertThat(tag("/public/events/" + id(2))).isEqualTo(one).matches("\"[0-9a-f]{32}\"");
        assertThat(tag("/public/events")).isEqualTo(list).isNotEqualTo(one);

        CatalogWriter.apply(catalog, new EventCancelled(id(2), "Jazz", NOW), 2, 2);
        assertThat(tag("/public/events/" + id(2))).isNotEqualTo(one);
        assertThat(tag("/public/events")).isNotEqualTo(list);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"a\", W/\"b\" , %s", "*", "\"a,b\",%s"})
    void sendsNothingToWhoHasIt(String pattern) throws Exception {
        for (String path : new String[] {"/public/events", "/public/events/" + id(2)}) {
            MockHttpServletResponse response = answer(get(path).header("If-None-Match", pattern.formatted(tag(path))));
            assertThat(response.getStatus()).isEqualTo(304);
            assertThat(response.getContentAsByteArray()).isEmpty();
            assertThat(response.getHeader("ETag")).isEqualTo(tag(path));
            assertThat(response.getHeader("Cache-Control")).isEqualTo("public, max-age=0, must-revalidate");
        }
    }

    @Test
    void looksAtEveryIfNoneMatchHeader() throws Exception {
        assertThat(answer(get("/public/events").header("If-None-Match", "\"a\"", tag("/public/events")))
                        .getStatus())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "W/\"0123\"", "garbage", "", "\""})
    void sendsEverythingToWhoHasSomethingElse(String known) throws Exception {
        assertThat(answer(get("/public/events").header("If-None-Match", known)).getStatus())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"PT2H,7200", "PT1H,3600", "PT0.0S,0", "PT10.9S,10", "PT1.000000001S,1"})
    void staysFreshForTheConfiguredTime(Duration maxAge, long seconds) throws Exception {
        assertThat(cacheControl(START.minusSeconds(86_400), maxAge)).isEqualTo(fresh(seconds));
    }

    @ParameterizedTest
    @CsvSource({"PT30S,30", "PT29.999S,29", "PT0.5S,0", "PT1M,60", "PT1M1S,60"})
    void staysFreshNoLongerThanAnEventStaysUpcoming(Duration untilStart, long seconds) throws Exception {
        assertThat(cacheControl(START.minus(untilStart), Duration.ofMinutes(1))).isEqualTo(fresh(seconds));
    }

    @Test
    void doesNotCareWhenAnEventBeganThatIsNotUpcomingAnyMore() throws Exception {
        assertThat(cacheControl(START, Duration.ofMinutes(1))).isEqualTo(fresh(60));
        assertThat(cacheControl(START.plusSeconds(1), Duration.ofMinutes(1))).isEqualTo(fresh(60));
    }

    @Test
    void changesItsTagWhenAnEventCeasesToBeUpcoming() throws Exception {
        String before = answer(START.minusNanos(1), Duration.ZERO, get("/public/events"))
                .getHeader("ETag");
        String after = answer(START, Duration.ZERO, get("/public/events")).getHeader("ETag");
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void refusesANegativeAge() {
        assertThatThrownBy(() -> new PublicCacheControl(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String fresh(long seconds) {
        return "public, max-age=%d, must-revalidate".formatted(seconds);
    }

    private String cacheControl(Instant now, Duration maxAge) throws Exception {
        String list = answer(now, maxAge, get("/public/events")).getHeader("Cache-Control");
        String one = answer(now, maxAge, get("/public/events/{id}", id(2))).getHeader("Cache-Control");
        assertThat(one).isEqualTo(list);
        return list;
    }

    private String tag(String path) throws Exception {
        return answer(get(path)).getHeader("ETag");
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return answer(NOW, Duration.ZERO, request);
    }

    private MockHttpServletResponse answer(Instant now, Duration maxAge, MockHttpServletRequestBuilder request)
            throws Exception {
        return http(now, maxAge).perform(request).andReturn().getResponse();
    }

    private MockMvc http(Instant now, Duration maxAge) {
        PublicResponseFactory answers = new PublicResponseFactory(new PublicCacheControl(maxAge));
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        PublicEventQueries reads = new PublicEventQueries(catalog, answers, clock, ZoneOffset.UTC);
        return MockMvcBuilders.standaloneSetup(new PublicQueryController(reads)).build();
    }
}
