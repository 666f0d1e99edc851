package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The actions on a whole event, each with its confirmation. */
class BackOfficeActionsIT extends BrowserTest {

    @Test
    void schedulesMovesAndRevokesThePublication() {
        String id = create(EventBody.valid());
        BackOfficePage office = BackOfficePage.editing(page, id);
        String day = EventBody.inDays(20).toString();
        office.button("Schedule publication").click();
        assertThat(office.field("Publish at")).isFocused();
        office.field("Publish at").fill("2001-01-01T10:00");
        office.button("Save the schedule").click();
        assertThat(office.errorOf("Publish at")).hasText("Must be in the future");
        assertAccessible("schedule in the past");
        office.field("Publish at").fill(day + "T10:00");
        office.button("Save the schedule").click();

        assertThat(page.locator(".event-header")).containsText("To be published");
        assertThat(office.history().first()).containsText("Publication scheduled by admin");
        assertAccessible("scheduled publication");
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
        BackOfficePage office = BackOfficePage.editing(page, id);
        office.button("Cancel event").click();
        assertThat(office.button("No, go back")).isFocused();
        office.field("Reason").fill("x".repeat(501));
        office.button("Cancel the event").click();
        assertThat(office.errorOf("Reason")).hasText("Must be at most 500 characters");
        assertAccessible("reason that is too long");
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
        assertAccessible("event that is cancelled for a reason");
        read(id).body("cancellation.reason", equalTo("Strike"));
    }

    @Test
    void discardsADraft() {
        EventBody event = EventBody.valid();
        String id = create(event);
        BackOfficePage office = BackOfficePage.editing(page, id);
        office.field("Title").fill("Unsaved input does not keep it");
        office.act("Discard draft", "Discard the draft");

        assertThat(office.notice()).hasText("“" + event.title() + "” is discarded");
        assertThat(office.status()).hasText("Discarded");
        assertThat(office.heading()).isFocused();
        assertThat(office.history()).hasCount(2);
        assertThat(office.history().first()).containsText("Discarded by admin");
        assertThat(office.field("Title")).hasCount(0);
        assertAccessible("discarded event");
        read(id).statusCode(404);
        office.link("All events").click();
        assertThat(office.dialog()).hasCount(0);
        assertThat(office.heading()).hasText("Events");
    }

    @Test
    void onlyADraftCanBeDiscarded() {
        BackOfficePage office = BackOfficePage.editing(page, create(EventBody.withStatus("PUBLISHED")));
        assertThat(office.button("Cancel event")).isVisible();
        assertThat(office.button("Discard draft")).hasCount(0);
    }

    @Test
    void decliningAConfirmationChangesNothing() {
        EventBody event = EventBody.valid();
        BackOfficePage office = BackOfficePage.editing(page, create(event));
        office.button("Cancel event").click();
        assertThat(office.dialog()).containsText("Cancel “" + event.title() + "”?");
        assertThat(office.button("No, go back")).isFocused();
        page.keyboard().press("Escape");

        assertThat(office.dialog()).hasCount(0);
        assertThat(office.button("Cancel event")).isFocused();
        assertThat(office.status()).hasText("Draft");
    }

    @Test
    void erasesPersonalDataAndMarksThemAsErased() {
        String id = create(EventBody.valid().with("createdBy", "ada@example.org"));
        patch(id, Map.of("internalNotes", "Call Ada")).statusCode(200);
        BackOfficePage office = BackOfficePage.editing(page, id);
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
        assertAccessible("erased personal data");
    }
}
