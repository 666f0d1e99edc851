package com.ticketing.events.app.audit;

import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Status of projections: {@code GET /projections} and {@code GET /projections/{name}}. */
class ProjectionStatusIT extends AuditBlackBoxTest {

    @Test
    void listsEveryProjection() {
        JsonNode projections = Json.read(admin().get("/projections")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .get("projections");
        assertThat(projections.valueStream().map(each -> each.get("name").stringValue()))
                .containsExactly("catalog", "notifications", "summaries");
        assertThat(projections.valueStream())
                .allSatisfy(each -> assertThat(each.propertyNames())
                        .containsExactly("name", "position", "head", "lag", "state", "progress", "lastRebuild"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "notifications", "summaries"})
    void reportsAProjectionAtTheHeadOfTheLog(String name) {
        create(EventBody.valid());
        await().untilAsserted(() ->
                assertThat(projection(name).get("lag").longValue()).isZero());

        JsonNode projection = projection(name);
        assertThat(projection.get("position").longValue())
                .isPositive()
                .isEqualTo(projection.get("head").longValue());
        assertThat(projection.get("state").stringValue()).isEqualTo("LIVE");
        assertThat(projection.get("progress").doubleValue()).isEqualTo(1);
    }

    @Test
    void returns401WithoutAToken() {
        anonymous().get("/projections").then().spec(unauthorized());
        anonymous().get("/projections/catalog").then().spec(unauthorized());
        anonymous().post("/projections/catalog/rebuild").then().spec(unauthorized());
    }

    @Test
    void returns404ForAnUnknownProjection() {
        admin().get("/projections/{name}", "nothing").then().spec(notFound());
        admin().post("/projections/{name}/rebuild", "nothing").then().spec(notFound());
        admin().get("/projections/catalog/rebuild").then().spec(methodNotAllowed());
    }
}
