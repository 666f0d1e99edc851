package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes of an event that has changed since the view read it. */
class BackOfficeConflictIT extends BrowserTest {

    @Test
    void aConflictShowsTheChangesAndKeepsTheInput() {
        EventBody event = EventBody.valid();
        String id = create(event);
        BackOfficePage office = BackOfficePage.editing(page, id);
        office.field("Title").fill("Mine");
        office.field("Internal notes").fill("My notes");
        withToken(SECOND_TOKEN)
                .contentType("application/json")
                .body(Json.write(event.detailsWith("title", "Theirs")))
                .put("/events/{id}/details", id)
                .then()
                .statusCode(200);
        office.button("Save changes").click();

        assertThat(page.locator(".conflict")).containsText("Details revised by second");
        assertThat(page.locator(".conflict ins")).hasText("Theirs");
        assertThat(office.field("Title")).hasValue("Mine");
        read(id).body("title", equalTo("Theirs"));
        assertAccessible("conflict");

        office.button("Load it and keep my input").click();
        assertThat(page.locator(".conflict")).hasCount(0);
        assertThat(office.heading()).hasText("Theirs");
        assertThat(office.field("Title")).hasValue("Mine");
        assertThat(page.locator(".field.title .remark")).containsText("Theirs");
        assertAccessible("current value beside the input");

        office.button("Save changes").click();
        assertThat(office.notice()).hasText("Saved");
        read(id).body("title", equalTo("Mine")).body("internalNotes", equalTo("My notes"));
    }

    @Test
    void doesNotPublishAStaleVersion() {
        String id = create(EventBody.valid());
        BackOfficePage office = BackOfficePage.editing(page, id);
        patch(id, Map.of("internalNotes", "Wait for the permit")).statusCode(200);
        office.act("Publish", "Publish it");

        assertThat(page.locator(".conflict")).containsText("Wait for the permit");
        read(id).body("status", equalTo("DRAFT"));
        office.button("Load it").click();
        assertThat(office.field("Internal notes")).hasValue("Wait for the permit");
        office.act("Publish", "Publish it");
        assertThat(office.status()).hasText("Published");
    }

    @Test
    void doesNotEraseAStaleVersion() {
        String id = create(EventBody.valid().with("createdBy", "ada@example.org"));
        BackOfficePage office = BackOfficePage.editing(page, id);
        patch(id, Map.of("internalNotes", "Still needed")).statusCode(200);
        office.act("Erase personal data", "Erase permanently");

        assertThat(page.locator(".conflict")).containsText("Still needed");
        read(id).body("createdBy", equalTo("ada@example.org"));
    }
}
