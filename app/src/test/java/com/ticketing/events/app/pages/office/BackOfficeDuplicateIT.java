package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.util.List;
import org.junit.jupiter.api.Test;

/** New events that begin as copies. */
class BackOfficeDuplicateIT extends BrowserTest {

    @Test
    void staffPublishTheCorrectionOfAMistakenDraftWithoutTheMistakeEverBeingPublic() {
        String mistake = EventBody.unique("Jazz on the Herbour");
        String correction = EventBody.unique("Jazz at the Harbour");
        EventBody body = EventBody.valid().with("title", mistake).with("internalNotes", "Ask for the piano tuner");
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        office.link("New event").click();
        String day = EventBody.inDays(30).toString();
        office.fillIn(mistake, day + "T20:00", day + "T23:00", body.location());
        office.field("Internal notes").fill("Ask for the piano tuner");
        office.button("Create event").click();
        assertThat(office.heading()).hasText(mistake);
        String mistaken = office.eventId();
        assertNeverPublic(mistake, mistaken);

        office.link("Duplicate").click();
        assertThat(page.locator(".lead")).hasText("A copy of " + mistake + ".");
        assertThat(office.field("Title")).hasValue(mistake);
        assertThat(office.field("Starts")).hasValue(day + "T20:00");
        assertThat(office.field("Ends")).hasValue(day + "T23:00");
        assertThat(office.field("Location")).hasValue(body.location());
        assertThat(office.field("Internal notes")).hasValue("Ask for the piano tuner");
        assertThat(office.field("Status")).hasValue("DRAFT");
        assertAccessible("copy");
        office.field("Title").fill(correction);
        office.field("Starts").fill(day + "T19:30");
        assertThat(office.field("Ends")).hasValue(day + "T22:30");
        office.button("Create event").click();
        assertThat(office.heading()).hasText(correction);
        String corrected = office.eventId();
        office.act("Publish", "Publish it");
        assertThat(office.status()).hasText("Published");
        assertNeverPublic(mistake, mistaken);

        page.navigate("/admin?view=event&id=" + mistaken);
        office.act("Discard draft", "Discard the draft");
        assertThat(office.status()).hasText("Discarded");
        assertNeverPublic(mistake, mistaken);
        read(mistaken).statusCode(404);
        anonymous().get("/public/events/{id}", corrected).then().statusCode(200).body("title", equalTo(correction));
        assertThat(found(correction)).contains(correction);
        assertThat(anonymous().get("/sitemap.xml").asString()).contains("/e/" + corrected);
    }

    @Test
    void aCopyOfAPastEventHasNoDates() {
        EventBody body = EventBody.valid();
        String id = create(body);
        page.clock().setFixedTime(EventBody.inDays(45) + "T12:00:00Z");
        BackOfficePage office = BackOfficePage.signedIn(page, "new&from=" + id);
        assertThat(page.locator(".lead")).containsText("its dates have passed, enter new ones");
        assertThat(office.field("Title")).hasValue(body.title());
        assertThat(office.field("Starts")).hasValue("");
        assertThat(office.field("Ends")).hasValue("");
    }

    @Test
    void aCopyOfAnUnknownEventIsAnEmptyForm() {
        BackOfficePage office = BackOfficePage.signedIn(page, "new&from=" + UNKNOWN_ID);
        assertThat(office.problem()).containsText("The event to copy could not be read");
        assertThat(office.field("Title")).hasValue("");
        assertThat(office.button("Create event")).isVisible();
        assertAccessible("copy of an unknown event");
    }

    private void assertNeverPublic(String title, String id) {
        assertThat(found(title)).doesNotContain(title);
        for (String path : List.of("/public/changes?limit=1000", "/public/events.ics", "/")) {
            assertThat(anonymous().get(path).asString()).as(path).doesNotContain(title);
        }
        assertThat(anonymous().get("/sitemap.xml").asString()).doesNotContain(id);
        for (String path :
                List.of("/public/events/{id}", "/public/events/{id}.ics", "/public/events/{id}/summary", "/e/{id}")) {
            anonymous().get(path, id).then().statusCode(404);
        }
    }

    private String found(String words) {
        return anonymous().queryParam("q", words).get("/public/events").asString();
    }
}
