package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The back office shows markup in data as text in every view, and texts of any direction among its own. */
class BackOfficeSafetyIT extends BrowserTest {

    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    private String title;
    private String id;

    @BeforeEach
    void createEventWithMarkup() {
        title = MARKUP + EventBody.unique("");
        id = create(EventBody.at(title)
                .with("title", title)
                .with("internalNotes", MARKUP)
                .with("createdBy", MARKUP));
        page.onDialog(dialog -> browserErrors.add("A script ran: " + dialog.message()));
    }

    @Test
    void showsMarkupInTheTableAsText() {
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        office.field("Locations").fill(title);
        office.button("Apply").click();
        assertThat(office.link(title)).isVisible();
        assertThat(page.locator("tbody td").getByText(title)).isVisible();
        assertNoMarkup();
    }

    @Test
    void showsMarkupInTheEventViewAsText() {
        BackOfficePage office = BackOfficePage.signedIn(page, "event&id=" + id);
        assertThat(office.heading()).hasText(title);
        assertThat(office.field("Title")).hasValue(title);
        assertThat(office.history().first()).containsText(MARKUP);
        assertThat(page).hasTitle(title + " · Back office");
        office.button("Publish").click();
        assertThat(office.dialog()).containsText("Publish “" + title + "”?");
        assertNoMarkup();
    }

    @Test
    void showsMarkupInAConflictAsText() {
        BackOfficePage office = BackOfficePage.signedIn(page, "event&id=" + id);
        office.field("Internal notes").fill("Mine");
        patch(id, Map.of("internalNotes", MARKUP + " again")).statusCode(200);
        office.button("Save changes").click();
        assertThat(page.locator(".conflict")).containsText(MARKUP + " again");
        office.button("Load it and keep my input").click();
        assertThat(page.locator(".remark").getByText(MARKUP + " again")).isVisible();
        assertNoMarkup();
    }

    @Test
    void showsMarkupInNotificationsAsText() {
        await().until(() ->
                admin().get("/notifications?eventId=" + id).asString().contains(MARKUP));
        BackOfficePage office = BackOfficePage.signedIn(page, "deliveries&eventId=" + id);
        assertThat(office.link("New event created: " + title)).isVisible();
        assertNoMarkup();
    }

    @Test
    void showsMarkupInTheFeedAsText() {
        BackOfficePage office = BackOfficePage.signedIn(page, "feed");
        assertThat(office.link(title)).isVisible();
        assertThat(page.locator(".feed li")
                        .filter(new Locator.FilterOptions().setHasText(title))
                        .first())
                .containsText("Created by" + MARKUP);
        assertNoMarkup();
    }

    @Test
    void showsMarkupInErrorMessagesAsText() {
        BackOfficePage.signedIn(page, "events&status=" + "%3Cimg%20src=x%20onerror=alert(1)%3E");
        assertThat(page.locator(".problem")).containsText("Must be DRAFT, PUBLISHED or CANCELLED");
        assertNoMarkup();
    }

    @Test
    void textsOfOtherDirectionsAreIsolated() {
        String arabic = EventBody.unique("مهرجان الجاز");
        String event = create(EventBody.at("القاهرة").with("title", arabic));
        adminSending(Json.write(Map.of("reason", "عاصفة")))
                .put("/events/{id}/cancellation", event)
                .then()
                .statusCode(200);
        BackOfficePage office = BackOfficePage.signedIn(page, "event&id=" + event);
        assertRightToLeft(page.locator(".event-header q bdi"), "عاصفة");
        for (String text : List.of(arabic, "القاهرة", "عاصفة")) {
            assertRightToLeft(office.history().locator("ins bdi"), text);
        }
        office.field("Internal notes").fill("Moved");
        office.link("Projections").click();
        assertRightToLeft(office.dialog().locator("h2 bdi"), arabic);
        office.button("Stay").click();
        office.button("Change reason").click();
        assertRightToLeft(office.dialog().locator("h2 bdi"), arabic);
        office.field("Reason").fill("عطل");
        office.button("Save the reason").click();
        assertRightToLeft(office.notice().locator("bdi"), arabic);
        office.button("Undo changes").click();

        page.navigate("/admin?view=feed");
        assertRightToLeft(page.locator(".feed a bdi"), arabic);
        await().until(() ->
                admin().get("/notifications?eventId=" + event).asString().contains(arabic));
        page.navigate("/admin?view=deliveries&eventId=" + event);
        assertThat(page.locator("tbody th bdi").filter(new Locator.FilterOptions().setHasText(arabic)))
                .not()
                .hasCount(0);
    }

    private static void assertRightToLeft(Locator isolated, String text) {
        Locator found =
                isolated.filter(new Locator.FilterOptions().setHasText(text)).first();
        assertThat(found).hasText(text);
        assertThat(found).hasCSS("direction", "rtl");
        assertThat(found).hasCSS("unicode-bidi", "isolate");
    }

    private void assertNoMarkup() {
        assertThat(page.locator("img")).hasCount(0);
        assertThat(page.locator("main script")).hasCount(0);
    }
}
