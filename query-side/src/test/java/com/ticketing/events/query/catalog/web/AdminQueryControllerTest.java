package com.ticketing.events.query.catalog.web;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.live.CatalogWriter;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.http.BoundedWork;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class AdminQueryControllerTest {

    private final LiveCatalog catalog = CatalogSamples.catalogOf(
            event(1, EventStatus.DRAFT), event(2, EventStatus.PUBLISHED), event(3, EventStatus.CANCELLED));
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new AdminQueryController(
                    catalog,
                    new BoundedWork(1, Duration.ofSeconds(2)),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    ZoneOffset.UTC))
            .build();

    @Test
    void listsEveryStatusWithPrivateFields() throws Exception {
        http.perform(get("/events"))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_JSON))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("Link", containsString("</events?page=1>; rel=\"last\"")))
                .andExpect(jsonPath("$.events.length()").value(3))
                .andExpect(jsonPath("$.events[0].status").value("DRAFT"))
                .andExpect(jsonPath("$.events[0].internalNotes").value("pay the band"))
                .andExpect(jsonPath("$.events[0].isUpcoming").value(true))
                .andExpect(jsonPath("$.pagination.totalPages").value(1));
    }

    @Test
    void filtersByStatus() throws Exception {
        http.perform(get("/events").queryParam("status", "draft,cancelled").queryParam("limit", "1"))
                .andExpect(jsonPath("$.events.length()").value(1))
                .andExpect(jsonPath("$.pagination.total").value(2))
                .andExpect(header().string(
                                "Link",
                                containsString("</events?status=draft%2Ccancelled&limit=1&page=2>; rel=\"next\"")));
    }

    @Test
    void respondsWithTheTotalsPastTheLastPage() throws Exception {
        http.perform(get("/events").queryParam("page", "999999999999999999").queryParam("limit", "100"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.events.length()").value(0))
                .andExpect(jsonPath("$.pagination.page").value(999_999_999_999_999_999L))
                .andExpect(jsonPath("$.pagination.total").value(3));
    }

    @Test
    void tagsOneEventWithItsVersion() throws Exception {
        CatalogWriter.apply(catalog, new EventPublished(id(1), "Jazz", NOW), 1, 1);
        http.perform(get("/events/{id}", id(1)))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.status").value("PUBLISHED"))
                .andExpect(jsonPath("$.createdBy").value("ana@example.com"))
                .andExpect(jsonPath("$.updatedAt").value("2030-06-01T12:00:00Z"));
    }

    @Test
    void refusesAnUnknownIdAndInvalidParameters() {
        assertThatThrownBy(() -> http.perform(get("/events/{id}", id(9)))).hasCauseInstanceOf(EventNotFound.class);
        assertThatThrownBy(() -> http.perform(get("/events").queryParam("page", "0")))
                .hasCauseInstanceOf(InvalidRequest.class);
    }

    @Test
    void refusesOtherMediaTypes() throws Exception {
        http.perform(get("/events").accept(MediaType.TEXT_HTML)).andExpect(status().isNotAcceptable());
    }
}
