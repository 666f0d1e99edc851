package com.ticketing.events.app.http;

import static com.ticketing.events.app.support.RefusalAssertions.forbidden;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OperationsIT extends BlackBoxTest {

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void reportsHealthWithoutAuthentication(String path) {
        anonymous().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void showsTheDetailsOfHealthToTokensForMetricsOnly() {
        anonymous().get("/actuator/health").then().body("components", nullValue());
        admin().get("/actuator/health")
                .then()
                .body("components.eventLog.details.available", equalTo(true))
                .body("components.catalog.details.lag", equalTo(0))
                .body("components.supervisor.details.catalog", startsWith("RUNNING"))
                .body("components.supervisor.details.'event-log-committer'", startsWith("RUNNING"));
        withScope("events:read").get("/actuator/health").then().statusCode(200).body("components", nullValue());
        withScope("metrics:read").get("/actuator/health").then().body("components.catalog.status", equalTo("UP"));
        admin().get("/actuator/health/readiness").then().body("components.catalog.status", equalTo("UP"));
        admin().get("/actuator/health/liveness").then().body("components.supervisor.status", equalTo("UP"));
    }

    @Test
    void countsSummaryRequestsInMetrics() {
        String id = create(EventBody.withStatus("PUBLISHED"));
        anonymous().get("/public/events/{id}/summary", id).then().statusCode(200);
        admin().get("/actuator/prometheus")
                .then()
                .statusCode(200)
                .body(containsString("events_summary_requests_total"));
    }

    @Test
    void measuresRequestsWithoutTheirFilters() {
        admin().get("/events").then().statusCode(200);
        admin().get("/actuator/prometheus")
                .then()
                .body(containsString("http_server_requests_seconds"))
                .body(not(containsString("spring_security")));
    }

    @Test
    void requiresATokenForMetrics() {
        anonymous().get("/actuator/prometheus").then().spec(unauthorized());
    }

    @Test
    void servesTheBillOfMaterialsOfTheJar() throws IOException {
        anonymous().get("/actuator/sbom/application").then().spec(unauthorized());
        withScope("events:read").get("/actuator/sbom/application").then().spec(forbidden("metrics:read"));
        withScope("metrics:read").get("/actuator/sbom").then().statusCode(200).body("ids", contains("application"));
        JsonNode bill = Json.read(withScope("metrics:read")
                .get("/actuator/sbom/application")
                .then()
                .statusCode(200)
                .contentType("application/vnd.cyclonedx+json")
                .extract()
                .asString());
        assertThat(bill.get("bomFormat").stringValue()).isEqualTo("CycloneDX");
        // Nothing that Spring Boot's parent project says about itself.
        assertThat(bill.get("metadata").get("component").toString())
                .contains("com.ticketing.events")
                .doesNotContain("spring", "licenses");

        Set<String> components = new TreeSet<>();
        bill.get("components")
                .forEach(component -> components.add(component.get("name").stringValue() + "-"
                        + component.get("version").stringValue() + ".jar"));
        try (JarFile jar = new JarFile(System.getProperty("events.test.jar"))) {
            assertThat(jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                            .map(name -> name.substring("BOOT-INF/lib/".length()))
                            // Added to the jar by Spring Boot's plugin, for its extraction.
                            .filter(name -> !name.startsWith("spring-boot-jarmode-tools-")))
                    .isNotEmpty()
                    .isSubsetOf(components);
            assertThat(jar.getEntry("META-INF/sbom/application.cdx.json")).isNotNull();
        }
    }

    @Test
    void describesEveryOperation() {
        JsonNode paths = Json.read(anonymous()
                        .get("/v3/api-docs")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .get("paths");
        Map<String, Set<String>> operations = new TreeMap<>();
        paths.propertyStream()
                .forEach(path -> operations.put(
                        path.getKey().replaceAll("\\{\\w+}", "{}"),
                        new TreeSet<>(path.getValue().propertyNames())));

        assertThat(operations.get("/events")).contains("get", "post");
        assertThat(operations.get("/events/{}")).contains("get", "patch");
        assertThat(operations.get("/events/{}/details")).contains("put");
        assertThat(operations.get("/projections")).contains("get");
        assertThat(operations.get("/projections/{}")).contains("get");
        assertThat(operations.get("/projections/{}/rebuild")).contains("post");
        assertThat(operations.get("/public/events")).contains("get");
        assertThat(operations.get("/public/events/{}")).contains("get");
        assertThat(operations.get("/public/events/{}/summary")).contains("get");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v3/api-docs",
                "/v3/api-docs.yaml",
                "/swagger-ui/swagger-ui-bundle.js",
                "/swagger-ui/swagger-ui.css"
            })
    void servesTheSameApiDocumentAndScriptsToEveryone(String path) {
        byte[] first = anonymous().get(path).then().statusCode(200).extract().asByteArray();
        for (String language : new String[] {"de", "fr-CA", "x-made-up"}) {
            assertThat(anonymous()
                            .header("Accept-Language", language)
                            .get(path)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asByteArray())
                    .isEqualTo(first);
        }
    }

    @Test
    void redirectsToSwaggerUiWithoutTheHostOfTheRequest() {
        anonymous()
                .header("Host", "other.example")
                .redirects()
                .follow(false)
                .get("/swagger-ui.html")
                .then()
                .statusCode(302)
                .header("Location", "/swagger-ui/index.html");
    }

    @Test
    void servesSwaggerUi() {
        anonymous()
                .redirects()
                .follow(true)
                .get("/swagger-ui.html")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("swagger-ui"));
    }
}
