package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import org.junit.jupiter.api.Test;

/** Keyboard operation of the back office. */
class BackOfficeKeyboardIT extends BrowserTest {

    private static final int MAX_TABS = 60;

    @Test
    void createsAndPublishesAnEvent() {
        String title = EventBody.unique("Silent disco");
        BackOfficePage office = BackOfficePage.open(page, "events");
        assertThat(office.field("Access token")).isFocused();
        type(ADMIN_TOKEN);
        press("Enter");
        assertThat(office.heading()).isFocused();

        tabTo(office.link("New event"));
        press("Enter");
        assertThat(office.heading()).hasText("New event");
        tabTo(office.field("Title"));
        type(title);
        tabTo(office.field("Starts"));
        page.keyboard().type("12122099");
        press("ArrowRight");
        page.keyboard().type("0800PM");
        tabTo(office.field("Ends"));
        page.keyboard().type("12122099");
        press("ArrowRight");
        page.keyboard().type("1100PM");
        tabTo(office.field("Location"));
        type("Hamburg");
        press("Enter");
        assertThat(office.heading()).hasText(title);
        assertThat(office.heading()).isFocused();

        tabTo(office.button("Publish"));
        press("Enter");
        assertThat(office.button("No, go back")).isFocused();
        tabTo(office.button("Publish it"));
        press("Enter");
        assertThat(office.status()).hasText("Published");
        assertThat(office.heading()).isFocused();
    }

    @Test
    void selectsAndDiscardsADraft() {
        EventBody event = EventBody.valid();
        create(event);
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        tabTo(office.field("Search"));
        type(event.location());
        press("Enter");
        assertThat(office.row(event.title())).hasCount(1);
        tabTo(office.field("Select “" + event.title() + "”"));
        press("Space");
        page.keyboard().down("Shift");
        tabTo(office.button("Discard 1 draft"));
        page.keyboard().up("Shift");
        press("Enter");
        assertThat(office.button("No, go back")).isFocused();
        tabTo(office.button("Discard them"));
        press("Enter");
        assertThat(page.locator(".bulk-report h2")).isFocused();
        assertThat(office.notice()).hasText("Discarded: 1 of 1");
        assertThat(office.row(event.title())).hasCount(0);
    }

    @Test
    void theFirstTabReachesTheSkipLink() {
        BackOfficePage.signedIn(page, "events").heading().waitFor();
        page.reload();
        press("Tab");
        Locator skip = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Skip to the content"));
        assertThat(skip).isFocused();
        press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    private void tabTo(Locator target) {
        for (int n = 0; n < MAX_TABS && !isFocused(target); n++) {
            press("Tab");
        }
        assertThat(target).isFocused();
    }

    private static boolean isFocused(Locator target) {
        return target.evaluate("element => element === document.activeElement").equals(true);
    }

    private void press(String key) {
        page.keyboard().press(key);
    }

    private void type(String text) {
        page.keyboard().insertText(text);
    }
}
