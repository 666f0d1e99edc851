package com.ticketing.events.app.pages.visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a visitor does with the pages: finding, opening, sharing and keeping an event. */
class VisitorBrowserIT extends BrowserTest {

    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private final String mark = EventBody.unique("mark").replace(' ', '-');

    @Test
    void findsOpensSharesAndKeepsAnEventOnAPhone() throws IOException {
        String id = create(EventBody.published("Jazz Night " + mark, "Berlin, Germany"));
        create(EventBody.published("Chess " + mark, "Lisbon, Portugal"));
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        page.navigate("/");

        page.getByLabel("Search").fill("jazz " + mark);
        page.keyboard().press("Enter");
        assertThat(page.locator("#count")).hasText("1 event");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Jazz Night"))
                .click();

        assertThat(page).hasURL(Pattern.compile(".*/e/" + id + "$"));
        assertThat(page).hasTitle(Pattern.compile("Jazz Night .*Berlin, Germany"));
        assertThat(page.locator("time")).containsText("CE");
        assertThat(page.locator(".summary[aria-busy=false]")).containsText("Jazz Night");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Share"))
                .click();
        assertThat(page.getByText("Link copied").first()).isVisible();
        assertThat(page.evaluate("navigator.clipboard.readText()"))
                .isEqualTo(uri("/e/" + id).toString());

        Download calendar =
                page.waitForDownload(() -> page.getByText("Add to calendar").click());
        assertThat(Files.readString(calendar.path())).contains("BEGIN:VEVENT", "UID:" + id);
    }

    @Test
    void sharesByTheDialogOfTheDevice() {
        String id = create(EventBody.published("Jazz " + mark, "Berlin"));
        page.addInitScript("""
                navigator.canShare = () => true;
                navigator.share = async (data) => { window.shared = data.title + ' ' + data.url; };""");
        page.navigate("/e/" + id + "?tz=Europe/Berlin");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Share"))
                .click();
        page.waitForFunction("window.shared !== undefined");
        assertThat(page.evaluate("window.shared")).isEqualTo("Jazz " + mark + " " + uri("/e/" + id));
    }

    @Test
    void showsTheLinkIfItCanBeNeitherSharedNorCopied() {
        String id = create(EventBody.published("Jazz " + mark, "Berlin"));
        page.addInitScript("""
                Object.defineProperty(navigator, 'clipboard', {value: undefined});
                navigator.canShare = undefined;""");
        page.navigate("/e/" + id);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Share"))
                .click();
        assertThat(page.getByLabel("Copy the link to this page"))
                .hasValue(uri("/e/" + id).toString());
        assertThat(page.getByLabel("Copy the link to this page")).isFocused();
        assertAccessible("link to copy");
    }

    @Test
    void aLocationOnACardIsALinkToItsEvents() {
        create(EventBody.published("One", "Berlin-" + mark + ", Germany"));
        create(EventBody.published("Two", mark + ", Germany"));
        page.navigate("/?q=" + mark);
        assertThat(page.locator("#count")).hasText("2 events");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Berlin-" + mark))
                .click();
        assertThat(page.locator("#count")).hasText("1 event");
        assertThat(page.locator("#location")).hasValue("Berlin-" + mark + ", Germany");
        assertThat(page.getByLabel("Search")).hasValue("");
    }

    @Test
    void typingIsNotOverwrittenByAnAnswerThatArrives() {
        create(EventBody.published("One " + mark, "Berlin"));
        page.navigate("/?q=" + mark);
        page.evaluate("""
                () => {
                  const send = XMLHttpRequest.prototype.send;
                  XMLHttpRequest.prototype.send = function () { window.answer = () => send.call(this); };
                }""");
        page.getByLabel("Search").fill(mark + " first");
        page.keyboard().press("Enter");
        page.waitForFunction("window.answer !== undefined");
        page.getByLabel("Search").fill(mark + " second");
        page.evaluate("window.answer()");
        assertThat(page.getByText("No events found.")).isVisible();
        assertThat(page.getByLabel("Search")).hasValue(mark + " second");
    }

    @Test
    void anEventPageWorksWithoutScripts() {
        String id = create(EventBody.published("Jazz " + mark, "Berlin"));
        try (BrowserContext plain = page.context()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(uri("").toString())
                        .setJavaScriptEnabled(false))) {
            Page event = plain.newPage();
            event.navigate("/e/" + id + "?tz=Europe/Berlin");
            assertThat(event.locator("h1")).hasText("Jazz " + mark);
            assertThat(event.locator("time")).containsText("CE");
            assertThat(event.locator(".summary")).isHidden();
            assertThat(event.locator("#share")).isHidden();
            assertThat(event.getByText("Add to calendar")).isVisible();
        }
    }
}
