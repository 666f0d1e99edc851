package com.ticketing.events.app.queries;

import static com.ticketing.events.app.support.EventBody.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ETag}, {@code If-None-Match} and {@code Cache-Control}. */
class ConditionalReadsIT extends BlackBoxTest {

    private final EventBody event = EventBody.withStatus("PUBLISHED");

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "%s,\"other\"", "*"})
    void respondsWith304IfTheTagIsCurrent(String ifNoneMatch) {
        String id = create(event);
        for (String path : paths(id)) {
            String etag = get(path).header("ETag");
            Response answer = anonymous()
                    .header("If-None-Match", ifNoneMatch.formatted(etag))
                    .get(uri(path));
            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(answer.asString()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo(etag);
            assertThat(directives(answer.header("Cache-Control"))).contains("public");
            assertThat(answer.header("X-Request-Id")).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "\"\"", "nonsense", "\"a\", \"b\""})
    void respondsWith200ToAnotherTag(String ifNoneMatch) {
        String id = create(event);
        for (String path : paths(id)) {
            anonymous()
                    .header("If-None-Match", ifNoneMatch)
                    .get(uri(path))
                    .then()
                    .statusCode(200)
                    .body(containsString(id));
        }
    }

    @Test
    void keepsThePublicTagWhenTheNotesChange() {
        String id = create(event);
        String[] before = tags(id);
        patch(id, Map.of("internalNotes", "secret")).statusCode(200);
        assertThat(tags(id)).isEqualTo(before);
    }

    @Test
    void changesThePublicTagWhenThePublicViewChanges() {
        String id = create(event);
        String[] before = tags(id);
        revise(id, event.detailsWith("title", unique("Renamed"))).statusCode(200);
        assertAllDiffer(tags(id), before);
    }

    @Test
    void changesThePublicTagWhenTheEventIsCancelled() {
        String id = create(event);
        String[] before = tags(id);
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        assertAllDiffer(tags(id), before);
    }

    @Test
    void changesThePublicTagWhenTheEventIsNoLongerUpcoming() {
        String id = create(event);
        String[] before = tags(id);
        clock.advance(Duration.ofDays(60));
        assertAllDiffer(tags(id), before);
    }

    @Test
    void tagsTheAdminViewWithTheVersion() {
        String id = create(event);
        assertThat(etag(id)).isEqualTo("\"0\"");
        patch(id, Map.of("internalNotes", "new")).statusCode(200);
        assertThat(etag(id)).isEqualTo("\"1\"");
    }

    @Test
    void allowsCachesToStorePublicResponsesButNotToReuseThemUnchecked() {
        for (String path : paths(create(event))) {
            assertThat(directives(get(path).header("Cache-Control")))
                    .containsExactlyInAnyOrder("public", "max-age=0", "must-revalidate");
        }
    }

    @Test
    void forbidsCachesToStoreAdminResponses() {
        String id = create(event);
        for (String path : Set.of("/events", "/events/" + id)) {
            assertThat(directives(admin().get(path).header("Cache-Control")))
                    .contains("no-store")
                    .doesNotContain("public");
        }
        assertThat(directives(
                        patch(id, Map.of("internalNotes", "new")).extract().header("Cache-Control")))
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/events?page=0", "/public/events/" + UNKNOWN_ID, "/public/nothing-here", "/events"})
    void forbidsCachesToStoreErrors(String path) {
        Response refused = anonymous().get(uri(path));
        assertThat(refused.statusCode()).isBetween(400, 499);
        assertThat(directives(refused.header("Cache-Control")))
                .contains("no-store")
                .doesNotContain("public");
        assertThat(refused.header("ETag")).isNull();
    }

    private String[] paths(String id) {
        String hall = event.location().substring("Hall ".length());
        return new String[] {"/public/events/" + id, "/public/events?locations=" + hall};
    }

    private String[] tags(String id) {
        String[] paths = paths(id);
        return new String[] {get(paths[0]).header("ETag"), get(paths[1]).header("ETag")};
    }

    private static void assertAllDiffer(String[] now, String[] before) {
        assertThat(now[0]).isNotBlank().isNotEqualTo(before[0]);
        assertThat(now[1]).isNotBlank().isNotEqualTo(before[1]);
    }

    private ExtractableResponse<Response> get(String path) {
        return anonymous().get(uri(path)).then().statusCode(200).extract();
    }

    private static Set<String> directives(String cacheControl) {
        return Set.of(cacheControl.split("\\s*,\\s*", -1));
    }
}
