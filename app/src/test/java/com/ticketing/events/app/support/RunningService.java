package com.ticketing.events.app.support;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import com.ticketing.events.app.EventServiceApplication;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole service on a free port of the loopback interface, started once for all black-box tests.
 *
 * <p>Its events outlive a test: each test tells its own apart by a unique title or location.
 */
@SpringBootTest(
        classes = EventServiceApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "ADMIN_TOKEN=" + RunningService.ADMIN_TOKEN,
            "events.security.tokens.second=" + RunningService.SECOND_TOKEN,
            "events.summary.chunk-delay=5ms",
            "events.audit.keep-alive=300ms"
        })
@Import(MovableClock.AsTheClockOfTheService.class)
public abstract class RunningService {

    public static final String ADMIN_TOKEN = "admin-token-123";
    public static final String SECOND_TOKEN = "second-token-456";
    public static final String UNKNOWN_ID = "3f1c0f3e-7a55-4c1b-9f0e-0a1b2c3d4e5f";

    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config()
            .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .redirect(redirectConfig().followRedirects(false));

    @LocalServerPort
    public int port;

    @Autowired
    public MovableClock clock;

    @DynamicPropertySource
    public static void freshDataDirectory(DynamicPropertyRegistry properties) {
        properties.add("events.data-dir", () -> {
            try {
                return Files.createTempDirectory("event-service-").toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @DynamicPropertySource
    public static void signingKey(DynamicPropertyRegistry properties) {
        properties.add("events.audit.signing-key", CheckpointKey::forTheService);
    }

    @AfterEach
    public void returnToThePresent() {
        clock.reset();
    }

    public URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port + pathAndQuery);
    }

    public RequestSpecification anyone() {
        return given().config(PLAIN).baseUri("http://127.0.0.1").port(port);
    }

    public RequestSpecification bearing(String token) {
        return anyone().header("Authorization", "Bearer " + token);
    }

    public RequestSpecification admin() {
        return bearing(ADMIN_TOKEN);
    }

    /** An admin request whose body is exactly these characters, as UTF-8. */
    public RequestSpecification adminSending(String json) {
        return admin().contentType("application/json").body(json.getBytes(StandardCharsets.UTF_8));
    }

    public ValidatableResponse post(EventBody event) {
        return post(event.json());
    }

    public ValidatableResponse post(String json) {
        return adminSending(json).post("/events").then();
    }

    /** Creates the event and answers with its id. */
    public String create(EventBody event) {
        return Json.read(post(event).statusCode(201).extract().asString())
                .get("id")
                .stringValue();
    }

    public ValidatableResponse patch(String id, Map<String, ?> changes) {
        return adminSending(Json.write(changes)).patch("/events/{id}", id).then();
    }

    public ValidatableResponse revise(String id, Map<String, ?> details) {
        return adminSending(Json.write(details)).put("/events/{id}/details", id).then();
    }

    public ValidatableResponse read(String id) {
        return admin().get("/events/{id}", id).then();
    }

    public Map<String, Object> event(String id) {
        return Json.object(read(id).statusCode(200).extract().asString());
    }

    public String etag(String id) {
        return read(id).statusCode(200).extract().header("ETag");
    }

    /** The number of events, as an admin sees them, whose location contains the given text. */
    public int countAt(String location) {
        return total(admin().queryParam("locations", location).get("/events"));
    }

    public static int total(Response page) {
        return Json.read(page.asString()).at("/pagination/total").intValue();
    }

    /** What the events of a page have in this field, in the order of the page. */
    public static List<String> each(String field, Response page) {
        return Json.read(page.asString())
                .get("events")
                .valueStream()
                .map(event -> event.get(field).stringValue())
                .toList();
    }
}
