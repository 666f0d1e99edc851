package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import org.junit.jupiter.api.Test;

/** Accessibility of the states of the back office that no other browser test checks. */
class BackOfficeAccessibilityIT extends BrowserTest {

    @Test
    void views() {
        String draft = create(EventBody.valid());
        String published = create(EventBody.withStatus("PUBLISHED"));
        BackOfficePage office = BackOfficePage.open(page, "events");
        assertAccessible("sign in");
        office.signIn(ADMIN_TOKEN);
        page.locator("table").waitFor();
        assertAccessible("events");
        page.setViewportSize(320, 640);
        openView("events");
        page.locator("table").waitFor();
        assertThat(office.field("From")).isHidden();
        assertAccessible("events without the filters");
        page.setViewportSize(1280, 900);

        openView("event&id=" + draft);
        office.history().first().waitFor();
        assertAccessible("draft");
        office.button("Cancel event").click();
        assertAccessible("question");
        openView("event&id=" + published);
        office.history().first().waitFor();
        assertAccessible("published event");
        openView("event&id=" + UNKNOWN_ID);
        office.problem().waitFor();
        assertAccessible("unknown event");

        openView("deliveries");
        page.locator("table").waitFor();
        page.locator(".channel").waitFor();
        assertAccessible("deliveries");
        openView("projections");
        page.locator("progress").first().waitFor();
        assertAccessible("projections");
        openView("feed");
        page.locator(".badge.live").waitFor();
        assertAccessible("feed");
    }

    @Test
    void formOfANewEvent() {
        BackOfficePage office = BackOfficePage.signedIn(page, "new");
        office.field("Starts").fill("2027-03-28T02:30");
        office.field("Ends").fill("2027-10-31T02:30");
        office.button("Create event").click();
        assertThat(office.field("Starts")).isFocused();
        assertAccessible("times that do not exist and that occur twice");
    }

    private void openView(String view) {
        page.navigate("/admin?view=" + view);
    }
}
