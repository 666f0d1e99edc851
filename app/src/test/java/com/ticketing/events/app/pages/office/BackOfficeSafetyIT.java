package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The back office shows markup in data as text in every view. */
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

    private void assertNoMarkup() {
        assertThat(page.locator("img")).hasCount(0);
        assertThat(page.locator("main script")).hasCount(0);
    }
}
