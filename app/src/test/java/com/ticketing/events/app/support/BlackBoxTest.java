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
 * Base class of black-box tests against the whole service on a free port of the loopback interface.
 *
 * <p>One instance of the service serves all tests. Its Events remain after a test, so each test identifies its own by a
 * unique title or location.
 */
@SpringBootTest(
        classes = EventServiceApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "ADMIN_TOKEN=" + BlackBoxTest.ADMIN_TOKEN,
            "events.security.tokens.second=" + BlackBoxTest.SECOND_TOKEN,
            "events.summary.chunk-delay=5ms",
            "events.audit.keep-alive=300ms"
        })
@Import(MovableClock.AsServiceClock.class)
public abstract class BlackBoxTest {

    public static final String ADMIN_TOKEN = "admin-token-123";
    public static final String SECOND_TOKEN = "second-token-456";
    public static final String UNKNOWN_ID = "3f1c0f3e-7a55-4c1b-9f0e-0a1b2c3d4e5f";

    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config()
            .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .redirect(redirectConfig().followRedirects(false));

    @LocalServerPort
    protected int port;

    @Autowired
    protected MovableClock clock;

    @DynamicPropertySource
    static void freshDataDirectory(DynamicPropertyRegistry properties) {
        properties.add("events.data-dir", () -> {
            try {
                return Files.createTempDirectory("event-service-").toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @DynamicPropertySource
    static void signingKey(DynamicPropertyRegistry properties) {
        properties.add("events.audit.signing-key", CheckpointKey::signingKey);
    }

    @DynamicPropertySource
    static void actors(DynamicPropertyRegistry properties) {
        TestActors.register(properties);
    }

    @AfterEach
    protected void resetClock() {
        clock.reset();
    }

    protected URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port + pathAndQuery);
    }

    protected RequestSpecification anonymous() {
        return given().config(PLAIN).baseUri("http://127.0.0.1").port(port);
    }

    /** An anonymous request with a target that REST Assured does not encode again. */
    protected RequestSpecification withoutUrlEncoding() {
        return anonymous().urlEncodingEnabled(false);
    }

    protected RequestSpecification withToken(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    protected RequestSpecification admin() {
        return withToken(ADMIN_TOKEN);
    }

    /** A request with a token that has no other scope. */
    protected RequestSpecification withScope(String scope) {
        return withToken(TestActors.token(scope));
    }

    /** An admin request with exactly these characters as its UTF-8 body. */
    protected RequestSpecification adminSending(String json) {
        return admin().contentType("application/json").body(json.getBytes(StandardCharsets.UTF_8));
    }

    protected ValidatableResponse post(EventBody event) {
        return post(event.json());
    }

    protected ValidatableResponse post(String json) {
        return adminSending(json).post("/events").then();
    }

    /** Creates the Event and returns its id. */
    protected String create(EventBody event) {
        return Json.read(post(event).statusCode(201).extract().asString())
                .get("id")
                .stringValue();
    }

    protected ValidatableResponse postWithKey(String idempotencyKey, EventBody event) {
        return postWithKey(idempotencyKey, event.json());
    }

    protected ValidatableResponse postWithKey(String idempotencyKey, String json) {
        return adminSending(json)
                .header("Idempotency-Key", idempotencyKey)
                .post("/events")
                .then();
    }

    protected ValidatableResponse patch(String id, Map<String, ?> changes) {
        return adminSending(Json.write(changes)).patch("/events/{id}", id).then();
    }

    protected ValidatableResponse revise(String id, Map<String, ?> details) {
        return adminSending(Json.write(details)).put("/events/{id}/details", id).then();
    }

    protected ValidatableResponse erase(String id) {
        return admin().delete("/events/{id}/personal-data", id).then();
    }

    protected ValidatableResponse read(String id) {
        return admin().get("/events/{id}", id).then();
    }

    protected Map<String, Object> event(String id) {
        return Json.object(read(id).statusCode(200).extract().asString());
    }

    protected String etag(String id) {
        return read(id).statusCode(200).extract().header("ETag");
    }

    /** The number of Events in the admin list with this text in their location. */
    protected int countAt(String location) {
        return total(admin().queryParam("locations", location).get("/events"));
    }

    protected static int total(Response page) {
        return Json.read(page.asString()).at("/pagination/total").intValue();
    }

    /** The values of one field of all Events of a page, in the order of the page. */
    protected static List<String> each(String field, Response page) {
        return Json.read(page.asString())
                .get("events")
                .valueStream()
                .map(event -> event.get(field).stringValue())
                .toList();
    }
}
