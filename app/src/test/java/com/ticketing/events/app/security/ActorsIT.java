package com.ticketing.events.app.security;

import static com.ticketing.events.app.support.RefusalAssertions.forbidden;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static com.ticketing.events.app.support.TestActors.TEMPORARY;
import static com.ticketing.events.app.support.TestActors.TEMPORARY_END;
import static com.ticketing.events.app.support.TestActors.TEMPORARY_HASHED_TOKEN;
import static com.ticketing.events.app.support.TestActors.TEMPORARY_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.audit.AuditFeedReader;
import com.ticketing.events.app.audit.AuditFeedReader.FeedEvent;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import com.ticketing.events.app.support.TestActors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Actors with scopes, two tokens and an end. */
class ActorsIT extends BlackBoxTest {

    @Test
    void showsTheActorAndTheScopesOfATokenOfTheFirstForm() {
        admin().get("/me")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("actor", equalTo("admin"))
                .body("scopes", equalTo(TestActors.SCOPES))
                .body("", hasKey("expiresAt"))
                .body("expiresAt", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {TEMPORARY_TOKEN, TEMPORARY_HASHED_TOKEN})
    void acceptsBothTokensOfAnActorUntilItsEnd(String token) {
        withToken(token)
                .get("/me")
                .then()
                .body("actor", equalTo(TEMPORARY))
                .body("scopes", equalTo(List.of("audit:read", "events:read", "notifications:read", "projections:read")))
                .body("expiresAt", equalTo(TEMPORARY_END.toString()));
        withToken(token).get("/events").then().statusCode(200);
        withToken(token).get("/actuator/prometheus").then().spec(forbidden("metrics:read"));

        advanceToTheEnd();

        withToken(token).get("/me").then().spec(unauthorized());
        withToken(token).get("/events").then().spec(unauthorized());
    }

    @Test
    void endsAnAuditFeedWithItsToken() throws IOException {
        try (AuditFeedReader feed = new AuditFeedReader(port, "?eventId=" + UNKNOWN_ID, null, TEMPORARY_TOKEN)) {
            feed.untilCaughtUp();

            advanceToTheEnd();

            FeedEvent last = Objects.requireNonNull(feed.next());
            assertThat(last.name()).isEqualTo("error");
            assertThat(Envelope.of(last.data()).code()).isEqualTo("UNAUTHORIZED");
            assertThat(feed.next()).isNull();
        }
    }

    private void advanceToTheEnd() {
        clock.advance(Duration.between(clock.instant(), TEMPORARY_END).plusSeconds(1));
    }

    @Test
    void doesNotAcceptTheHashOfATokenInItsPlace() {
        withToken(TestActors.hashed(TEMPORARY_HASHED_TOKEN)).get("/me").then().spec(unauthorized());
    }

    @Test
    void refusesAChangeWithoutItsScopeAndChangesNothing() {
        EventBody event = EventBody.valid();
        withScope("events:read")
                .contentType("application/json")
                .body(event.json().getBytes(StandardCharsets.UTF_8))
                .post("/events")
                .then()
                .spec(forbidden("events:write"));
        assertThat(countAt(event.location())).isZero();
    }

    @Test
    void recordsTheActorOfTheToken() {
        String id = Json.read(withScope("events:write")
                        .contentType("application/json")
                        .body(EventBody.valid().json().getBytes(StandardCharsets.UTF_8))
                        .post("/events")
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString())
                .get("id")
                .stringValue();
        withScope("events:read")
                .get("/events/{id}/history", id)
                .then()
                .body("entries", hasItem(hasEntry("actor", TestActors.name("events:write"))));
    }

    @Test
    void warnsAboutTheDefaultTokenInTheDetailsOfHealth() {
        withScope("metrics:read")
                .get("/actuator/health")
                .then()
                .body("components.security.status", equalTo("UP"))
                .body(
                        "components.security.details.warnings",
                        equalTo(List.of("The actor admin has the default token, which is public; set ADMIN_TOKEN before"
                                + " other machines can connect")));
    }
}
