package com.ticketing.events.query.projection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.supervision.Supervisor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ProjectionControllerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-06-01T12:00:00Z"), ZoneOffset.UTC);

    private final CatalogRebuild rebuild =
            new CatalogRebuild(new LiveCatalog(), new InMemoryEventStorageEngine(1), CLOCK, new Supervisor());
    private final MockMvc http = MockMvcBuilders.standaloneSetup(
                    new ProjectionController(new Projections(new FixedPositions(7), rebuild)))
            .build();

    @Test
    void listsTheProjections() throws Exception {
        http.perform(get("/projections"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.projections.length()").value(3))
                .andExpect(jsonPath("$.projections[1].name").value("notifications"));
    }

    @Test
    void showsTheStatusOfOneProjection() throws Exception {
        http.perform(get("/projections/catalog"))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                                {"name":"catalog","position":7,"head":7,"lag":0,
                                 "state":"LIVE","progress":1.0,"lastRebuild":null}
                                """));
    }

    @Test
    void acceptsARebuildWithALocation() throws Exception {
        http.perform(post("/projections/catalog/rebuild").principal(() -> "ada"))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", "/projections/catalog"))
                .andExpect(jsonPath("$.name").value("catalog"))
                .andExpect(jsonPath("$.state").value(anyOf(is("REBUILDING"), is("LIVE"))));
        await().until(() -> !rebuild.isRunning());

        http.perform(get("/projections/catalog"))
                .andExpect(jsonPath("$.lastRebuild.length()").value(6))
                .andExpect(jsonPath("$.lastRebuild.startedAt").value("2030-06-01T12:00:00Z"))
                .andExpect(jsonPath("$.lastRebuild.finishedAt").isString())
                .andExpect(jsonPath("$.lastRebuild.events").value(0))
                .andExpect(jsonPath("$.lastRebuild.seconds").isNumber())
                .andExpect(jsonPath("$.lastRebuild.differences.length()").value(0))
                .andExpect(jsonPath("$.lastRebuild.swapped").value(true));
    }

    @Test
    void refusesUnknownNamesAndProjectionsWithoutState() {
        assertThatThrownBy(() -> http.perform(get("/projections/{name}", "nothing")))
                .hasCauseInstanceOf(ProjectionNotFound.class);
        assertThatThrownBy(() -> http.perform(
                        post("/projections/{name}/rebuild", "notifications").principal(() -> "ada")))
                .hasCauseInstanceOf(RebuildRefused.class);
    }
}
