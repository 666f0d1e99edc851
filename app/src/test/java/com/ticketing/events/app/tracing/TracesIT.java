package com.ticketing.events.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.WebhookReceiver;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The spans of requests, from the HTTP request to the webhook, at an OTLP endpoint. */
@DirtiesContext
class TracesIT extends BlackBoxTest {

    private static final String CLIENT_SPAN = "00f067aa0ba902b7";
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private static OtlpReceiver otlp;
    private static WebhookReceiver webhook;

    @DynamicPropertySource
    static void receivers(DynamicPropertyRegistry properties) throws IOException {
        otlp = new OtlpReceiver();
        webhook = new WebhookReceiver();
        Stream.concat(Arrays.stream(otlp.settings()), Arrays.stream(webhook.settings()))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> properties.add(setting[0], () -> setting[1]));
    }

    @AfterAll
    static void close() {
        otlp.close();
        webhook.close();
    }

    private final String traceId = UUID.randomUUID().toString().replace("-", "");

    @Test
    void aCreationIsOneTraceFromTheRequestToTheWebhook() {
        EventBody event = EventBody.valid().with("internalNotes", "pay the band");
        traced("01").body(event.json()).post("/events").then().statusCode(201);

        Map<String, ReceivedSpan> spans = otlp.awaitTrace(
                traceId,
                "POST /events",
                "CreateEvent",
                "append",
                "wait for commit",
                "INSERT domain_event",
                "apply to catalog",
                "record notification",
                "deliver log",
                "deliver webhook",
                "POST");
        assertThat(spans.get("POST /events").parentId()).isEqualTo(CLIENT_SPAN);
        assertThat(children(spans, "POST /events")).containsExactly("CreateEvent");
        assertThat(children(spans, "CreateEvent"))
                .containsExactlyInAnyOrder(
                        "append", "apply to catalog", "record notification", "deliver log", "deliver webhook");
        assertThat(children(spans, "append")).containsExactlyInAnyOrder("wait for commit", "INSERT domain_event");
        assertThat(children(spans, "deliver webhook")).containsExactly("POST");
        assertThat(webhook.traceparents()).contains(spans.get("POST").traceparent());
        assertThat(spans.values()).allSatisfy(span -> {
            assertThat(span.isError()).as(span.name()).isFalse();
            assertThat(span.endNanos()).as(span.name()).isGreaterThanOrEqualTo(span.startNanos());
            assertThat(span.resource()).containsEntry("service.name", "event-service");
            assertThat(span.attributes().values())
                    .noneMatch(value ->
                            value.contains(event.title()) || value.contains("band") || value.contains(ADMIN_TOKEN));
        });
        assertThat(spans.get("POST /events").kind()).isEqualTo("SERVER");
        assertThat(spans.get("POST /events").attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.route", "/events")
                .containsEntry("url.path", "/events")
                .containsEntry("url.scheme", "http")
                .containsEntry("http.response.status_code", "201");
        assertThat(spans.get("INSERT domain_event").kind()).isEqualTo("CLIENT");
        assertThat(spans.get("INSERT domain_event").attributes())
                .containsEntry("db.system.name", "sqlite")
                .containsEntry("db.operation.name", "INSERT")
                .containsEntry("db.collection.name", "domain_event");
        assertThat(spans.get("POST").attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("http.response.status_code", "204");
    }

    @Test
    void aChangeIsATraceOfItsOwn() {
        String id = create(EventBody.valid());
        traced("01")
                .body(Json.write(Map.of("status", "PUBLISHED")))
                .patch("/events/{id}", id)
                .then()
                .statusCode(200);

        Map<String, ReceivedSpan> spans = otlp.awaitTrace(
                traceId, "PATCH /events/{id}", "PatchEvent", "append", "apply to catalog", "deliver webhook", "POST");
        assertThat(children(spans, "PATCH /events/{id}")).containsExactly("PatchEvent");
        assertThat(spans.get("PATCH /events/{id}").attributes()).containsEntry("url.path", "/events/" + id);
    }

    @Test
    void aRefusedCommandIsAFailedSpanOfASuccessfulServer() {
        String id = create(EventBody.valid());
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        traced("01")
                .body(Json.write(Map.of("status", "PUBLISHED")))
                .patch("/events/{id}", id)
                .then()
                .statusCode(400);

        Map<String, ReceivedSpan> spans = otlp.awaitTrace(traceId, "PATCH /events/{id}", "PatchEvent");
        assertThat(spans).hasSize(2);
        assertThat(spans.get("PatchEvent").isError()).isTrue();
        assertThat(spans.get("PatchEvent").attributes()).containsEntry("error.type", "VALIDATION_ERROR");
        assertThat(spans.get("PATCH /events/{id}").isError()).isFalse();
        assertThat(spans.get("PATCH /events/{id}").attributes()).containsEntry("http.response.status_code", "400");
    }

    @Test
    void aCallerWithATokenDecidesThatATraceIsNotSampled() {
        traced("00").body(EventBody.valid().json()).post("/events").then().statusCode(201);

        await().atMost(MAX_WAIT)
                .until(() -> webhook.traceparents().stream()
                        .anyMatch(header -> header.startsWith("00-" + traceId) && header.endsWith("-00")));
        assertThat(otlp.trace(traceId)).isEmpty();
    }

    @Test
    void anAnonymousRequestStartsATraceOfItsOwn() {
        String path = "/public/events.ics";
        anonymous().header("traceparent", traceparent("01")).get(path).then().statusCode(200);

        await().atMost(MAX_WAIT)
                .until(() -> otlp.spans().stream()
                        .anyMatch(span -> path.equals(span.attributes().get("url.path"))));
        assertThat(otlp.trace(traceId)).isEmpty();
    }

    @Test
    void probesRefusedTokensAndPlainPublicListsHaveNoSpans() {
        anonymous().get("/actuator/health").then().statusCode(200);
        anonymous().get("/public/events").then().statusCode(200);
        withToken("unknown").post("/events").then().statusCode(401);
        traced("01").body(EventBody.valid().json()).post("/events").then().statusCode(201);

        otlp.awaitTrace(traceId, "POST /events");
        assertThat(otlp.spans())
                .filteredOn(span -> span.kind().equals("SERVER"))
                .noneMatch(span -> span.attributes().get("url.path").startsWith("/actuator")
                        || "401".equals(span.attributes().get("http.response.status_code"))
                        || "/public/events".equals(span.attributes().get("url.path")));
    }

    private RequestSpecification traced(String flags) {
        return admin().contentType("application/json").header("traceparent", traceparent(flags));
    }

    private String traceparent(String flags) {
        return "00-" + traceId + "-" + CLIENT_SPAN + "-" + flags;
    }

    private static List<String> children(Map<String, ReceivedSpan> spans, String parent) {
        String id = spans.get(parent).spanId();
        return spans.values().stream()
                .filter(span -> span.parentId().equals(id))
                .map(ReceivedSpan::name)
                .toList();
    }
}
