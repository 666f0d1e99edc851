package com.ticketing.events.app.commands;

import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static com.ticketing.events.app.support.RefusalAssertions.preconditionFailed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code If-Match}, and concurrent writers with and without it. */
class PreconditionsIT extends BlackBoxTest {

    private static final Map<String, String> NEW_NOTES = Map.of("internalNotes", "new");

    private final EventBody event = EventBody.valid();

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", "\"7\", \"1\"", "\"1\",\"7\"", "W/\"1\", \"1\""})
    void appliesAChangeWhenIfMatchHasTheCurrentVersion(String ifMatch) {
        patchIf(ifMatch, createAtVersionOne(), NEW_NOTES).statusCode(200).header("ETag", "\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "\"2\"", "\"99999999999999999999\"", "\"\"", "\"x\"", "\"0\", \"2\"", "W/\"1\""})
    void returns412WhenIfMatchLacksTheCurrentVersion(String ifMatch) {
        String id = createAtVersionOne();
        patchIf(ifMatch, id, NEW_NOTES).spec(preconditionFailed());
        read(id).body("internalNotes", equalTo("old")).header("ETag", "\"1\"");
    }

    @Test
    void returns412ForAStaleVersionEvenIfNothingWouldChange() {
        patchIf("\"0\"", createAtVersionOne(), Map.of("internalNotes", "old")).spec(preconditionFailed());
    }

    @Test
    void checksTheVersionBeforeTheTransition() {
        String id = create(EventBody.withStatus("CANCELLED"));
        patchIf("\"7\"", id, Map.of("status", "PUBLISHED")).spec(preconditionFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "*"})
    void returns404BeforeCheckingTheVersion(String ifMatch) {
        patchIf(ifMatch, UNKNOWN_ID, NEW_NOTES).spec(notFound());
    }

    @Test
    void appliesToRevisedDetails() {
        String id = createAtVersionOne();
        Map<String, ?> renamed = event.detailsWith("title", EventBody.unique("Renamed"));
        reviseIf("\"0\"", id, renamed).spec(preconditionFailed());
        read(id).body("title", equalTo(event.title()));
        reviseIf("\"1\"", id, renamed).statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void acceptsOneOfTwoWritersThatReadTheSameVersion() {
        String id = create(event);
        List<Integer> statuses = ConcurrentCallers.run(
                2,
                n -> patchIf("\"0\"", id, Map.of("internalNotes", "writer " + n))
                        .extract()
                        .statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void losesNoUpdateWhenWritersRetryAfter412() {
        String id = create(event.with("internalNotes", ""));

        ConcurrentCallers.run(20, n -> {
            int status;
            do {
                var current = read(id).statusCode(200).extract();
                String notes =
                        Json.read(current.asString()).get("internalNotes").stringValue() + " " + n + ";";
                status = patchIf(current.header("ETag"), id, Map.of("internalNotes", notes))
                        .extract()
                        .statusCode();
                assertThat(status).isIn(200, 412);
            } while (status != 200);
            return status;
        });

        assertThat(String.valueOf(event(id).get("internalNotes")).split(" ", -1))
                .hasSize(21)
                .contains(IntStream.range(0, 20).mapToObj(n -> n + ";").toArray(String[]::new));
        assertThat(etag(id)).isEqualTo("\"20\"");
    }

    @Test
    void appendsOneVersionPerWriterWithoutIfMatch() {
        String id = create(event);

        List<Integer> statuses = ConcurrentCallers.run(
                20,
                n -> patch(id, Map.of("internalNotes", "writer " + n)).extract().statusCode());

        assertThat(statuses).containsOnly(200);
        assertThat(etag(id)).isEqualTo("\"20\"");
    }

    @Test
    void publishesOnceForConcurrentRequests() {
        String id = create(event);

        List<Integer> statuses = ConcurrentCallers.run(
                10, n -> patch(id, Map.of("status", "PUBLISHED")).extract().statusCode());

        assertThat(statuses).containsOnly(200);
        assertThat(etag(id)).isEqualTo("\"1\"");
    }

    @Test
    void keepsConcurrentChangesToDifferentFields() {
        String id = create(event);
        String title = EventBody.unique("Renamed");

        ConcurrentCallers.run(3, n -> switch (n) {
            case 0 -> patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
            case 1 -> patch(id, NEW_NOTES).statusCode(200);
            default -> revise(id, event.detailsWith("title", title)).statusCode(200);
        });

        read(id).body("status", equalTo("PUBLISHED"))
                .body("internalNotes", equalTo("new"))
                .body("title", equalTo(title))
                .header("ETag", "\"3\"");
    }

    private String createAtVersionOne() {
        String id = create(event);
        patch(id, Map.of("internalNotes", "old")).statusCode(200).header("ETag", "\"1\"");
        return id;
    }

    private ValidatableResponse patchIf(String ifMatch, String id, Map<String, ?> changes) {
        return adminSending(Json.write(changes))
                .header("If-Match", ifMatch)
                .patch("/events/{id}", id)
                .then();
    }

    private ValidatableResponse reviseIf(String ifMatch, String id, Map<String, ?> details) {
        return adminSending(Json.write(details))
                .header("If-Match", ifMatch)
                .put("/events/{id}/details", id)
                .then();
    }
}
