package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.microsoft.playwright.Page;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
        String id = idOnPage();
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
    void schedulesMovesAndRevokesThePublication() {
        String id = create(EventBody.valid());
        BackOfficePage office = edit(id);
        String day = EventBody.inDays(20).toString();
        office.button("Schedule publication").click();
        assertThat(office.field("Publish at")).isFocused();
        office.field("Publish at").fill("2001-01-01T10:00");
        office.button("Save the schedule").click();
        assertThat(office.errorOf("Publish at")).hasText("Must be in the future");
        office.field("Publish at").fill(day + "T10:00");
        office.button("Save the schedule").click();

        assertThat(page.locator(".event-header")).containsText("To be published");
        assertThat(office.history().first()).containsText("Publication scheduled by admin");
        assertThat(office.button("Schedule publication")).hasCount(0);
        office.button("Change schedule").click();
        assertThat(office.field("Publish at")).hasValue(day + "T10:00");
        office.field("Publish at").fill(day + "T11:30");
        page.keyboard().press("Enter");
        assertThat(office.history()).hasCount(3);
        Instant expected = EventBody.inDays(20)
                .atTime(11, 30)
                .atZone(ZoneId.of("Europe/Berlin"))
                .toInstant();
        read(id).body("publication.at", equalTo(expected.toString()));

        office.act("Unschedule", "Revoke the schedule");
        assertThat(page.locator(".event-header")).not().containsText("To be published");
        read(id).body("publication", nullValue());
    }

    @Test
    void cancelsForAReasonAndChangesIt() {
        String id = create(EventBody.withStatus("PUBLISHED"));
        BackOfficePage office = edit(id);
        office.button("Cancel event").click();
        assertThat(office.button("No, go back")).isFocused();
        office.field("Reason").fill("x".repeat(501));
        office.button("Cancel the event").click();
        assertThat(office.errorOf("Reason")).hasText("Must be at most 500 characters");
        office.field("Reason").fill("Storm");
        page.keyboard().press("Enter");

        assertThat(office.status()).hasText("Cancelled");
        assertThat(page.locator(".event-header q")).hasText("Storm");
        assertThat(office.history().first()).containsText("Reason");
        office.button("Change reason").click();
        assertThat(office.field("Reason")).isFocused();
        assertThat(office.field("Reason")).hasValue("Storm");
        office.field("Reason").fill("Strike");
        office.button("Save the reason").click();

        assertThat(page.locator(".event-header q")).hasText("Strike");
        assertThat(office.history().first()).containsText("Reason revised by admin");
        read(id).body("cancellation.reason", equalTo("Strike"));
    }

    @Test
    void discardsADraft() {
        EventBody event = EventBody.valid();
        String id = create(event);
        BackOfficePage office = edit(id);
        office.field("Title").fill("Unsaved input does not keep it");
        office.act("Discard draft", "Discard the draft");

        assertThat(office.notice()).hasText("“" + event.title() + "” is discarded");
        assertThat(office.status()).hasText("Discarded");
        assertThat(office.heading()).isFocused();
        assertThat(office.history()).hasCount(2);
        assertThat(office.history().first()).containsText("Discarded by admin");
        assertThat(office.field("Title")).hasCount(0);
        read(id).statusCode(404);
        office.link("All events").click();
        assertThat(office.dialog()).hasCount(0);
        assertThat(office.heading()).hasText("Events");
    }

    @Test
    void onlyADraftCanBeDiscarded() {
        BackOfficePage office = edit(create(EventBody.withStatus("PUBLISHED")));
        assertThat(office.button("Cancel event")).isVisible();
        assertThat(office.button("Discard draft")).hasCount(0);
    }

    @Test
    void decliningAConfirmationChangesNothing() {
        EventBody event = EventBody.valid();
        BackOfficePage office = edit(create(event));
        office.button("Cancel event").click();
        assertThat(office.dialog()).containsText("Cancel “" + event.title() + "”?");
        assertThat(office.button("No, go back")).isFocused();
        page.keyboard().press("Escape");

        assertThat(office.dialog()).hasCount(0);
        assertThat(office.button("Cancel event")).isFocused();
        assertThat(office.status()).hasText("Draft");
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
        page.getByText("Open the event").click();
        assertThat(office.heading()).hasText("Jazz");
        assertThat(countAt(location)).isEqualTo(1);
    }

    @Test
    void savesDetailsAndNotesAndKeepsUnchangedFields() {
        EventBody event = EventBody.valid()
                .between(EventBody.inDays(30) + "T19:00:00.123456789Z", EventBody.inDays(30) + "T23:00:30Z");
        String id = create(event);
        BackOfficePage office = edit(id);
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
        BackOfficePage office = edit(id);
        office.field("Title").fill("Half way");
        office.field("Internal notes").fill("x".repeat(10_001));
        office.button("Save changes").click();

        assertThat(page.locator(".problem"))
                .containsText("Title, dates and location were saved. The notes were not saved");
        assertThat(office.errorOf("Internal notes")).hasText("Must be at most 10000 characters");
        assertThat(office.field("Internal notes")).isFocused();
        assertThat(office.heading()).hasText("Half way");

        office.field("Internal notes").fill("Short");
        office.button("Save changes").click();
        assertThat(office.notice()).hasText("Saved");
        read(id).body("title", equalTo("Half way")).body("internalNotes", equalTo("Short"));
    }

    @Test
    void aConflictShowsTheChangesAndKeepsTheInput() {
        EventBody event = EventBody.valid();
        String id = create(event);
        BackOfficePage office = edit(id);
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

        office.button("Load it and keep my input").click();
        assertThat(page.locator(".conflict")).hasCount(0);
        assertThat(office.heading()).hasText("Theirs");
        assertThat(office.field("Title")).hasValue("Mine");
        assertThat(page.locator(".field.title .remark")).containsText("Theirs");

        office.button("Save changes").click();
        assertThat(office.notice()).hasText("Saved");
        read(id).body("title", equalTo("Mine")).body("internalNotes", equalTo("My notes"));
    }

    @Test
    void doesNotPublishAStaleVersion() {
        String id = create(EventBody.valid());
        BackOfficePage office = edit(id);
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
    void asksForConfirmationBeforeInputIsLost() {
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        String id = create(EventBody.valid());
        page.navigate("/admin?view=events");
        page.navigate("/admin?view=event&id=" + id);
        office.field("Title").fill("Typed");

        office.link("Projections").click();
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

    @Test
    void erasesPersonalDataAndMarksThemAsErased() {
        String id = create(EventBody.valid().with("createdBy", "ada@example.org"));
        patch(id, Map.of("internalNotes", "Call Ada")).statusCode(200);
        BackOfficePage office = edit(id);
        assertThat(office.history().last()).containsText("ada@example.org");
        office.button("Erase personal data").click();
        assertThat(office.dialog()).containsText("This cannot be undone");
        office.button("Erase permanently").click();

        assertThat(office.notice()).containsText("are erased");
        assertThat(office.history()).hasCount(3);
        assertThat(office.history().first()).containsText("Personal data erased by admin");
        assertThat(office.history().nth(1).locator(".erased")).hasText("erased");
        assertThat(office.history().last().locator(".erased")).hasText("erased");
        assertThat(page.locator("main")).not().containsText("ada@example.org");
        assertThat(office.field("Internal notes")).hasValue("");
    }

    @Test
    void doesNotEraseAStaleVersion() {
        String id = create(EventBody.valid().with("createdBy", "ada@example.org"));
        BackOfficePage office = edit(id);
        patch(id, Map.of("internalNotes", "Still needed")).statusCode(200);
        office.act("Erase personal data", "Erase permanently");

        assertThat(page.locator(".conflict")).containsText("Still needed");
        read(id).body("createdBy", equalTo("ada@example.org"));
    }

    private BackOfficePage edit(String id) {
        BackOfficePage office = BackOfficePage.signedIn(page, "event&id=" + id);
        office.history().first().waitFor();
        return office;
    }

    private String idOnPage() {
        return page.url().replaceFirst(".*[?&]id=([^&]*).*", "$1");
    }
}
