package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The forms for a new event and for the details and notes of an existing one. */
class BackOfficeEditorIT extends BrowserTest {

    /** A day on which the time zone of the tests' browser, Europe/Berlin, is an hour ahead of UTC. */
    private static final LocalDate WINTER_DAY =
            LocalDate.of(EventBody.inDays(400).getYear(), 12, 12);

    @Test
    void createsPublishesAndCancelsAnEvent() {
        String title = EventBody.unique("Jazz");
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        office.link("New event").click();
        assertThat(office.heading()).isFocused();
        office.fillIn(title, WINTER_DAY + "T20:00", WINTER_DAY + "T23:00", "Hamburg");
        office.field("Internal notes").fill("Piano tuner");
        office.field("Created by").fill("ada@example.org");
        office.button("Create event").click();

        assertThat(office.heading()).hasText(title);
        assertThat(office.heading()).isFocused();
        assertThat(office.status()).hasText("Draft");
        String id = office.eventId();
        read(id).body("startAt", equalTo(WINTER_DAY + "T19:00:00Z"))
                .body("endAt", equalTo(WINTER_DAY + "T22:00:00Z"))
                .body("internalNotes", equalTo("Piano tuner"))
                .body("createdBy", equalTo("ada@example.org"));
        anonymous().get("/public/events/{id}", id).then().statusCode(404);

        office.act("Publish", "Publish it");
        assertThat(office.status()).hasText("Published");
        assertThat(office.button("Publish")).hasCount(0);
        anonymous().get("/public/events/{id}", id).then().body("status", equalTo("PUBLISHED"));

        office.act("Cancel event", "Cancel the event");
        assertThat(office.status()).hasText("Cancelled");
        assertThat(office.button("Cancel event")).hasCount(0);
        anonymous().get("/public/events/{id}", id).then().body("status", equalTo("CANCELLED"));

        assertThat(office.history()).hasCount(3);
        assertThat(office.history().first()).containsText("Cancelled by admin");
        assertThat(office.history().first().locator("del")).hasText("Published");
        assertThat(office.history().first().locator("ins")).hasText("Cancelled");
        assertThat(office.field("Title")).not().isEditable();
        assertThat(office.field("Internal notes")).isEditable();
    }

    @Test
    void showsErrorMessagesAtTheirFields() {
        BackOfficePage office = BackOfficePage.signedIn(page, "new");
        office.button("Create event").click();
        assertThat(office.errorOf("Starts")).hasText("Is required");
        assertThat(office.errorOf("Ends")).hasText("Is required");
        office.fillIn("  ", "2001-01-01T10:00", "2000-01-01T10:00", "Hamburg");
        office.button("Create event").click();

        assertThat(office.errorOf("Title")).hasText("Must not be blank");
        assertThat(office.errorOf("Starts")).hasText("Must be in the future");
        assertThat(office.errorOf("Ends")).hasText("Must be after startAt");
        assertThat(office.errorOf("Location")).isEmpty();
        assertThat(office.field("Title")).isFocused();
        assertThat(office.field("Title")).hasAttribute("aria-invalid", "true");
        assertThat(office.field("Title")).hasAccessibleDescription("Must not be blank");
        assertAccessible("errors at the fields");

        office.field("Title").fill(EventBody.unique("Jazz"));
        office.field("Ends").fill("");
        office.button("Create event").click();
        assertThat(office.errorOf("Title")).isEmpty();
        assertThat(office.errorOf("Ends")).hasText("Is required");
        assertThat(office.field("Starts")).isFocused();
    }

    @Test
    void aDoubleClickCreatesOneEvent() {
        String location = EventBody.unique("Hall");
        BackOfficePage office = BackOfficePage.signedIn(page, "new");
        office.fillIn("Jazz", WINTER_DAY + "T20:00", WINTER_DAY + "T23:00", location);
        office.button("Create event").dblclick();
        assertThat(office.status()).hasText("Draft");
        assertThat(countAt(location)).isEqualTo(1);
    }

    @Test
    void retryAfterALostResponseCreatesNoSecondEvent() {
        String location = EventBody.unique("Hall");
        page.route(
                "**/events",
                route -> {
                    route.fetch();
                    route.abort();
                },
                new Page.RouteOptions().setTimes(1));
        BackOfficePage office = BackOfficePage.signedIn(page, "new");
        office.fillIn("Jazz", WINTER_DAY + "T20:00", WINTER_DAY + "T23:00", location);
        office.button("Create event").click();
        assertThat(page.locator(".problem")).containsText("The event may or may not have been created");
        assertThat(browserErrors).allMatch(message -> message.contains("net::ERR_FAILED"));
        browserErrors.clear();

        office.field("Title").fill("Blues");
        office.button("Create event").click();
        assertThat(page.locator(".problem")).containsText("Your first attempt created the event");
        assertAccessible("event of the first attempt");
        page.getByText("Open the event").click();
        assertThat(office.heading()).hasText("Jazz");
        assertThat(countAt(location)).isEqualTo(1);
    }

    @Test
    void savesDetailsAndNotesAndKeepsUnchangedFields() {
        EventBody event = EventBody.valid()
                .between(EventBody.inDays(30) + "T19:00:00.123456789Z", EventBody.inDays(30) + "T23:00:30Z");
        String id = create(event);
        BackOfficePage office = BackOfficePage.editing(page, id);
        office.field("Location").fill("Elsewhere");
        office.field("Internal notes").fill("Moved");
        office.button("Save changes").click();

        assertThat(office.notice()).hasText("Saved");
        assertThat(office.history()).hasCount(3);
        assertThat(page.locator(".facts")).containsText("Elsewhere");
        read(id).body("location", equalTo("Elsewhere"))
                .body("internalNotes", equalTo("Moved"))
                .body("startAt", equalTo(event.startAt().toString()))
                .body("endAt", equalTo(EventBody.inDays(30) + "T23:00:30Z"));
    }

    @Test
    void showsThatOnlyTheDetailsWereSaved() {
        String id = create(EventBody.valid());
        BackOfficePage office = BackOfficePage.editing(page, id);
        office.field("Title").fill("Half way");
        office.field("Internal notes").fill("x".repeat(10_001));
        office.button("Save changes").click();

        assertThat(page.locator(".problem"))
                .containsText("Title, dates and location were saved. The notes were not saved");
        assertThat(office.errorOf("Internal notes")).hasText("Must be at most 10000 characters");
        assertThat(office.field("Internal notes")).isFocused();
        assertThat(office.heading()).hasText("Half way");
        assertAccessible("partly saved");

        office.field("Internal notes").fill("Short");
        office.button("Save changes").click();
        assertThat(office.notice()).hasText("Saved");
        read(id).body("title", equalTo("Half way")).body("internalNotes", equalTo("Short"));
    }

    @Test
    void asksForConfirmationBeforeInputIsLost() {
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        String id = create(EventBody.valid());
        page.navigate("/admin?view=events");
        page.navigate("/admin?view=event&id=" + id);
        office.field("Title").fill("Typed");

        office.link("Projections").click();
        assertThat(office.button("Stay")).isFocused();
        assertAccessible("question before leaving");
        office.button("Stay").click();
        assertThat(office.field("Title")).hasValue("Typed");

        office.button("Sign out").click();
        office.button("Stay").click();
        assertThat(office.field("Title")).hasValue("Typed");

        office.link("Projections").click();
        office.button("Leave").click();
        assertThat(office.heading()).hasText("Projections");
        page.goBack();
        assertThat(office.field("Title")).not().hasValue("Typed");
    }
}
