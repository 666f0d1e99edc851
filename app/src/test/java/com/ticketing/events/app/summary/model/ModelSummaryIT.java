package com.ticketing.events.app.summary.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.summary.model.ModelEndpoint.Behaviour;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Summaries of a service whose generator is a language model; the rules of a text are in the unit tests. */
@DirtiesContext
@Timeout(60)
@TestPropertySource(
        properties = {
            "events.summary.generator=model",
            "events.summary.model.api-key=sk-secret-of-the-model",
            "events.summary.model.first-chunk-timeout=4s",
            "events.summary.chunk-delay=1ms"
        })
class ModelSummaryIT extends BlackBoxTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static ModelEndpoint model;

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry properties) throws IOException {
        model = new ModelEndpoint();
        properties.add("events.summary.model.base-url", model::baseUrl);
    }

    @AfterAll
    static void stop() {
        model.close();
    }

    /** Successes, so that the failures of a test do not open the circuit breaker. */
    @BeforeEach
    void succeedOften() {
        model.set(Behaviour.WRITES);
        model.resume();
        for (int i = 0; i < 4; i++) {
            assertThat(text(newEvent()).asString()).startsWith("The model announces");
        }
    }

    @Test
    void streamsTheTextOfTheModelAndCachesIt() {
        String id = newEvent();
        Response miss = stream(id);
        assertThat(miss.header("X-Summary-Cache")).isEqualTo("MISS");
        assertThat(miss.asString()).contains("data: The model", "event: done");
        int requests = model.requests();
        Response hit = stream(id);
        assertThat(hit.header("X-Summary-Cache")).isEqualTo("HIT");
        assertThat(hit.header("ETag")).isEqualTo(miss.header("ETag"));
        assertThat(hit.asString()).isEqualTo(miss.asString().replace("MISS", "HIT"));
        assertThat(model.requests()).isEqualTo(requests);
    }

    @Test
    void theTemplateThatStandsInHasAnEntityTagOfItsOwnAndIsNotCached() {
        String id = newEvent();
        model.set(Behaviour.REFUSES);
        Response standIn = text(id);
        assertThat(standIn.statusCode()).isEqualTo(200);
        assertThat(standIn.asString()).doesNotContain("The model").contains(" UTC.");
        String tag = standIn.header("ETag");
        assertThat(tag).isNotNull().isNotEqualTo(tagOfTheModel(id));

        model.set(Behaviour.WRITES);
        Response text = summary(id, "If-None-Match", tag);
        assertThat(text.statusCode()).isEqualTo(200);
        assertThat(text.header("X-Summary-Cache")).isEqualTo("MISS");
        assertThat(text.asString()).startsWith("The model announces");
        assertThat(text.header("ETag")).isEqualTo(tagOfTheModel(id)).isNotEqualTo(tag);
        assertThat(summary(id, "If-None-Match", text.header("ETag")).statusCode())
                .isEqualTo(304);
    }

    @Test
    void sendsAnErrorEventIfTheModelBreaksAndCachesNothing() {
        String id = newEvent();
        model.set(Behaviour.BREAKS_AFTER_TWO_SENTENCES);
        Response broken = stream(id);
        assertThat(broken.statusCode()).isEqualTo(200);
        assertThat(broken.asString())
                .contains("data: The model", "event: error\ndata: {\"error\":{\"code\":\"INTERNAL_ERROR\"")
                .doesNotContain("event: done", "sk-secret", "Exception");
        model.set(Behaviour.WRITES);
        Response again = stream(id);
        assertThat(again.header("X-Summary-Cache")).isEqualTo("MISS");
        assertThat(again.asString()).contains("event: done");
    }

    @Test
    void readersShareOneGenerationAndDelayNoOther() throws Exception {
        String cached = newEvent();
        text(cached);
        String awaited = newEvent();
        model.pause();
        int requests = model.requests();
        List<Future<String>> readers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                readers.add(threads.submit(() -> text(awaited).asString()));
            }
            await().until(() -> model.requests() == requests + 1);
            assertThat(text(cached).header("X-Summary-Cache")).isEqualTo("HIT");
            assertThat(anonymous().get("/public/events").statusCode()).isEqualTo(200);
            assertThat(readers).noneMatch(Future::isDone);
            model.resume();
            for (Future<String> reader : readers) {
                assertThat(reader.get()).startsWith("The model announces");
            }
        }
        assertThat(model.requests()).isEqualTo(requests + 1);
    }

    @Test
    void theTemplateStandsInForAModelThatDoesNotRespondInTime() {
        String id = newEvent();
        model.pause();
        assertThat(text(id).asString()).doesNotContain("The model");
    }

    private String newEvent() {
        String word = Long.toString(NUMBERS.incrementAndGet(), 36);
        return create(EventBody.withStatus("PUBLISHED")
                .with("title", "Concert " + word)
                .with("location", "Town Hall"));
    }

    private Response stream(String id) {
        return anonymous().get("/public/events/{id}/summary", id);
    }

    private Response text(String id) {
        return anonymous().accept("text/plain").get("/public/events/{id}/summary", id);
    }

    private Response summary(String id, String header, String value) {
        return anonymous().accept("text/plain").header(header, value).get("/public/events/{id}/summary", id);
    }

    private String tagOfTheModel(String id) {
        return anonymous().head("/public/events/{id}/summary", id).header("ETag");
    }
}
