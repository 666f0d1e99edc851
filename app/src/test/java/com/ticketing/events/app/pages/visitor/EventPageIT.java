package com.ticketing.events.app.pages.visitor;

import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.startsWith;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The HTML of an event's page, without scripts. */
class EventPageIT extends BlackBoxTest {

    private static final String MARKUP = "<img src=x onerror=alert(1)></script><!--\"";
    private static final Pattern JSON_LD = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>");

    private final String title = EventBody.unique("Jazz");

    @Test
    void showsThePublicFields() {
        String id = create(event().with("internalNotes", "Secret notes").with("createdBy", "ada@example.org"));
        assertThat(page(id))
                .contains("<h1 id=\"title-" + id + "\" dir=\"auto\">" + title + "</h1>")
                .contains("<title>" + title + " – 1 May 2099, Berlin</title>")
                .contains("content=\"Fri 1 May 2099, 18:00 – 20:00 UTC, Berlin.\"")
                .contains("<meta property=\"og:title\" content=\"" + title + "\">")
                .contains("<link rel=\"canonical\" href=\"/e/" + id + "\">")
                .contains("href=\"/public/events/" + id + ".ics\"")
                .doesNotContain("Secret", "ada@", "class=\"badge\"");
    }

    @Test
    void showsThePhaseAndTheReasonOfACancellation() {
        String id = create(event().between(EventBody.inDays(40) + "T10:00:00Z", EventBody.inDays(42) + "T10:00:00Z"));
        assertThat(page(id)).contains("card upcoming").doesNotContain("class=\"badge\"");
        clock.advance(Duration.ofDays(41));
        assertThat(page(id)).contains("card running", "<p class=\"badge\">Running</p>");
        clock.advance(Duration.ofDays(2));
        assertThat(page(id)).contains("card past", "<p class=\"badge\">Past</p>");
        clock.reset();
        adminSending(Json.write(Map.of("reason", "The hall is flooded")))
                .put("/events/{id}/cancellation", id)
                .then()
                .statusCode(200);
        assertThat(page(id))
                .contains("card cancelled", "content=\"Cancelled: ")
                .contains("Berlin. The hall is flooded\"", "<p class=\"reason\" dir=\"auto\">The hall is flooded</p>");
    }

    @Test
    void showsDatesInTheRequestedZone() {
        String id = create(event());
        assertThat(anonymous()
                        .queryParam("tz", "Europe/Berlin")
                        .get("/e/{id}", id)
                        .asString())
                .contains("Fri 1 May 2099, 20:00 – 22:00 CEST");
        assertThat(anonymous().queryParam("tz", "Moon").get("/e/{id}", id).asString())
                .contains("18:00 – 20:00 UTC");
    }

    @Test
    void containsJsonLdWithItsUrl() {
        String id = create(event());
        JsonNode data = Json.read(
                JSON_LD.matcher(page(id)).results().findFirst().orElseThrow().group(1));
        assertThat(data.get("@type").stringValue()).isEqualTo("Event");
        assertThat(data.get("identifier").stringValue()).isEqualTo(id);
        assertThat(data.get("url").stringValue()).isEqualTo("/e/" + id);
        assertThat(data.get("name").stringValue()).isEqualTo(title);
    }

    @Test
    void showsMarkupAsText() {
        String id = create(event().with("title", MARKUP).with("location", MARKUP));
        assertThat(page(id)).contains("&lt;img src").doesNotContain("<img", "<!--");
        assertThat(page(id).split("</script>", -1)).hasSize(3);
    }

    @Test
    void aDraftOrUnknownOrDiscardedEventIsNotFound() {
        String draft = create(event().with("status", "DRAFT"));
        for (String id : new String[] {draft, UNKNOWN_ID, "nope"}) {
            anonymous().accept("*/*").get("/e/{id}", id).then().spec(notFound());
            anonymous()
                    .accept("text/html")
                    .get("/e/{id}", id)
                    .then()
                    .statusCode(404)
                    .contentType("text/html")
                    .body(containsString("Page not found"));
        }
        assertThat(errorPage(draft)).isEqualTo(errorPage(UNKNOWN_ID));
        admin().delete("/events/{id}", draft).then().statusCode(204);
        assertThat(errorPage(draft)).isEqualTo(errorPage(UNKNOWN_ID));
    }

    private String errorPage(String id) {
        Response response = anonymous().accept("text/html").get("/e/{id}", id);
        assertThat(response.statusCode()).isEqualTo(404);
        return response.asString();
    }

    @Test
    void isRevalidatedByEntityTag() {
        String id = create(event());
        String tag = anonymous().get("/e/{id}", id).header("ETag");
        anonymous()
                .header("If-None-Match", tag)
                .get("/e/{id}", id)
                .then()
                .statusCode(304)
                .header("ETag", tag);
        patch(id, Map.of("internalNotes", "Changed"));
        anonymous().header("If-None-Match", tag).get("/e/{id}", id).then().statusCode(304);
        patch(id, Map.of("status", "CANCELLED"));
        anonymous()
                .header("If-None-Match", tag)
                .get("/e/{id}", id)
                .then()
                .statusCode(200)
                .header("Content-Type", equalToIgnoringCase("text/html;charset=UTF-8"))
                .header("Cache-Control", "no-cache")
                .header("Content-Security-Policy", startsWith("default-src 'none'"));
        anonymous().head("/e/{id}", id).then().statusCode(200);
        anonymous().post("/e/{id}", id).then().spec(methodNotAllowed());
    }

    private EventBody event() {
        return EventBody.at("Berlin")
                .with("status", "PUBLISHED")
                .with("title", title)
                .between("2099-05-01T18:00:00Z", "2099-05-01T20:00:00Z");
    }

    private String page(String id) {
        Response response = anonymous().get("/e/{id}", id);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.asString().replace("&#x3D;", "=");
    }
}
