package com.ticketing.events.app.monitoring;

import static com.ticketing.events.app.support.RefusalAssertions.forbidden;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.faults.rig.WebhookReceiver;
import com.ticketing.events.app.monitoring.MonitoringFiles.DocumentedMetric;
import com.ticketing.events.app.monitoring.ScrapedMetrics.Metric;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The metrics of a service with every optional part, after some traffic, and the documents about them. */
@DirtiesContext
@TestPropertySource(
        properties = {
            "events.limits.public-requests-per-second=1000000",
            "events.limits.admin-requests-per-second=1000000",
            "events.summary.generator=model",
            "events.summary.model.base-url=http://127.0.0.1:1/v1",
            "events.summary.redis.url=redis://127.0.0.1:1"
        })
class MetricsIT extends BlackBoxTest {

    private static final String SECONDS = "seconds";
    private static final String BYTES = "bytes";
    private static final String RATIO = "ratio";
    private static final Set<String> REQUEST_LABELS =
            Set.of("error", "exception", "method", "outcome", "status", "uri");

    private static WebhookReceiver receiver;

    private ScrapedMetrics scraped;

    @DynamicPropertySource
    static void webhook(DynamicPropertyRegistry properties) throws IOException {
        receiver = new WebhookReceiver();
        for (String setting : receiver.settings()) {
            String[] parts = setting.split("=", 2);
            properties.add(parts[0], () -> parts[1]);
        }
    }

    @AfterAll
    static void close() {
        receiver.close();
    }

    @BeforeEach
    void scrapeAfterSomeTraffic() {
        String id = create(EventBody.withStatus("PUBLISHED"));
        patch(id, Map.of("internalNotes", "new")).statusCode(200);
        anonymous().get("/public/events").then().statusCode(200);
        anonymous().get("/public/events/{id}/summary", id).then().statusCode(200);
        admin().get("/audit/verify").then().statusCode(200);
        await().until(() -> value("events_notifications_total{channel=\"webhook\",outcome=\"sent\"}") > 0);
        await().until(() -> value("events_notifications_pending{channel=\"webhook\"}") >= 0);
        await().until(() -> value("events_sqlite_checkpoint_seconds_count") > 0);
        scraped = new ScrapedMetrics(scrape());
    }

    private String scrape() {
        return withScope("metrics:read").get("/actuator/prometheus").asString();
    }

    private double value(String sample) {
        return scrape().lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void everyOwnMetricIsDocumentedWithItsLabelsTypeAndUnit() {
        Map<String, DocumentedMetric> documented = MonitoringFiles.documentedMetrics();
        Map<String, Metric> own = scraped.ownMetrics();
        assertThat(own).hasSizeGreaterThan(50);
        assertThat(documented.keySet()).isEqualTo(own.keySet());
        own.forEach((name, metric) -> {
            DocumentedMetric row = documented.get(name);
            assertThat(metric.help()).as(name).isNotBlank();
            assertThat(row.type()).as(name).isEqualTo(metric.type());
            assertThat(row.labels()).as(name).isEqualTo(metric.labels());
            assertThat(row.unit()).as(name).isEqualTo(unit(name, row.unit()));
            assertThat(row.meaning()).as(name).isNotBlank();
        });
    }

    /** Prometheus has the unit in the name, unless the metric counts something. */
    private static String unit(String name, String counted) {
        for (String unit : Set.of(SECONDS, BYTES, RATIO)) {
            if (name.endsWith("_" + unit)) {
                return unit;
            }
        }
        return Set.of(SECONDS, BYTES, RATIO).contains(counted) ? "no unit" : counted;
    }

    @Test
    void everyMetricOfTheAlertsTheBoardAndTheDocumentsExists() {
        Set<String> used = new TreeSet<>(Board.read().metrics());
        MonitoringFiles.alerts()
                .values()
                .forEach(alert ->
                        used.addAll(MonitoringFiles.namesIn(alert.get("expr").textValue())));
        assertThat(used).hasSizeGreaterThan(30);
        assertThat(scraped.sampleNames()).containsAll(used);
        assertThat(MonitoringFiles.namesInDocumentation())
                .allSatisfy(name -> assertThat(scraped.sampleNames()).anyMatch(sample -> sample.startsWith(name)));
    }

    @Test
    void requestsAreMeasuredInHistogramsWithoutActorsOrOtherUnboundedTags() {
        assertThat(scraped.metric("http_server_requests_seconds").type()).isEqualTo("histogram");
        assertThat(scraped.metric("http_server_requests_seconds").labels()).isEqualTo(REQUEST_LABELS);
        anonymous()
                .get("/public/events?locations=" + EventBody.unique("Hall"))
                .then()
                .statusCode(200);
        create(EventBody.valid());
        assertThat(scrape())
                .contains("uri=\"/public/events\"", "uri=\"/events\"")
                .doesNotContain("Hall")
                .doesNotContain("second-token")
                .doesNotContain("actor=");
    }

    @Test
    void aListOfTheJettyHandlerIsCounted() {
        String sample = "http_server_requests_seconds_count{error=\"none\",exception=\"none\",method=\"GET\","
                + "outcome=\"SUCCESS\",status=\"200\",uri=\"/public/events\"}";
        double before = value(sample);
        anonymous().get("/public/events").then().statusCode(200);
        anonymous().get("/public/events?page=1").then().statusCode(200);
        await().until(() -> value(sample) >= before + 2);
    }

    @Test
    void theNodeAndItsProjectionsAreShownAsTheyAre() {
        assertThat(value("events_node_ready")).isEqualTo(1);
        assertThat(value("events_log_head")).isPositive();
        for (String projection : Set.of("catalog", "notifications", "summaries")) {
            String label = "{projection=\"" + projection + "\"}";
            await().until(() -> value("events_projection_lag" + label) == 0);
            assertThat(value("events_projection_position" + label)).isPositive();
            assertThat(value("events_projection_delay_seconds" + label)).isZero();
            assertThat(value("events_projection_failed" + label)).isZero();
        }
        assertThat(value("events_catalog_size")).isPositive();
        assertThat(value("events_chain_valid")).isEqualTo(1);
        assertThat(value("events_chain_verified_age_seconds")).isLessThan(60);
    }

    @Test
    void appendsAreTimedByOutcome() {
        double before = value("events_log_append_seconds_count{outcome=\"stored\"}");
        create(EventBody.valid());
        assertThat(value("events_log_append_seconds_count{outcome=\"stored\"}")).isGreaterThan(before);
        assertThat(value("events_log_batch_appends_count")).isPositive();
    }

    @Test
    void theInfoSaysVersionCommitAndRole() throws IOException {
        anonymous().get("/actuator/info").then().spec(unauthorized());
        withScope("events:read").get("/actuator/info").then().spec(forbidden("metrics:read"));
        JsonNode info = Json.read(withScope("metrics:read")
                .get("/actuator/info")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(info.get("role").stringValue()).isEqualTo("all");
        assertThat(info.at("/build/version").stringValue()).matches("\\d+\\.\\d+\\.\\d+.*");
        if (Files.exists(Checkout.root().resolve(".git"))) {
            assertThat(info.at("/git/commit/id").stringValue())
                    .matches("[0-9a-f]{7,}")
                    .satisfies(MetricsIT::isInTheHistory);
        }
        assertThat(scraped.metric("events_build_info").labels()).isEqualTo(Set.of("commit", "version"));
    }

    /** Equal to the head unless something was committed since the compilation. */
    private static void isInTheHistory(String commit) throws Exception {
        Process git = new ProcessBuilder("git", "merge-base", "--is-ancestor", commit, "HEAD")
                .directory(Checkout.root().toFile())
                .start();
        assertThat(git.waitFor()).isZero();
    }
}
