package com.ticketing.events.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page "What's on" in a browser, with its scripts. */
class WhatsOnBrowserIT extends BrowserTest {

    private static final Pattern COMPLETE_SUMMARY = Pattern.compile("(\\S+\\s+){49,}\\S+");

    private static final String COUNT_STREAMS = """
            window.maxOpen = 0;
            const open = new Set();
            window.EventSource = class extends EventSource {
              constructor(url) { super(url); open.add(this); window.maxOpen = Math.max(window.maxOpen, open.size); }
              close() { super.close(); open.delete(this); }
            };""";

    private final String location = EventBody.unique("Hall");

    @Test
    void everyVisibleCardShowsItsCompleteSummary() {
        publish(3);
        open("&dev");
        assertThat(summaries()).hasText(new Pattern[] {COMPLETE_SUMMARY, COMPLETE_SUMMARY, COMPLETE_SUMMARY});
        assertThat(page.locator(".summary[aria-busy=false]")).hasCount(3);
        assertThat(page.locator(".cache-mark.miss")).hasCount(3);
        assertThat(page.locator("#status")).hasText("3 summaries are ready");
        page.reload();
        assertThat(page.locator(".cache-mark.hit")).hasCount(3);
    }

    @Test
    void showsTheCacheStatusOnlyInDeveloperMode() {
        publish(1);
        open("");
        assertThat(page.locator(".summary[aria-busy=false]")).hasCount(1);
        assertThat(page.locator(".cache-mark")).hasCount(0);
    }

    @Test
    void opensAtMostFourStreams() {
        publish(12);
        page.addInitScript(COUNT_STREAMS);
        page.setViewportSize(390, 8000);
        open("");
        assertThat(page.locator(".summary[aria-busy=false]")).hasCount(12);
        assertThat(page.evaluate("window.maxOpen")).isEqualTo(4);
    }

    @Test
    void loadsSummariesOfCardsOutOfViewOnScroll() {
        publish(12);
        page.setViewportSize(390, 800);
        open("");
        assertThat(page.locator(".summary[aria-busy=false]").first()).isVisible();
        assertThat(summaries().last()).hasClass("summary pending");
        summaries().last().scrollIntoViewIfNeeded();
        assertThat(summaries().last()).hasText(COMPLETE_SUMMARY);
    }

    @Test
    void keepsTheFiltersInTheUrlAndTheHistory() {
        publish(2);
        open("");
        assertThat(heading()).hasText("2 events");
        locationBox().fill(location + " elsewhere");
        page.getByLabel("From").fill(EventBody.inDays(1).toString());
        page.keyboard().press("Enter");
        assertThat(page.getByText("No events found.")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*location=.*elsewhere&dateFrom=.*&tz=Europe%2FBerlin$"));
        assertThat(page).hasTitle(Pattern.compile("What’s on – .*elsewhere, from .*"));
        page.goBack();
        assertThat(heading()).hasText("2 events");
        assertThat(locationBox()).hasValue(location);
        assertThat(page.getByLabel("From")).hasValue("");
        page.goForward();
        assertThat(page.getByText("No events found.")).isVisible();
    }

    @Test
    void navigatesBetweenPagesByKeyboard() {
        publish(3);
        open("&limit=2");
        Locator next = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next"));
        next.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByText("Page 2 of 2")).isVisible();
        assertThat(page.locator("#results")).isFocused();
        assertThat(page.locator(".card")).hasCount(1);
        assertThat(page.locator(".summary[aria-busy=false]")).hasCount(1);
    }

    @Test
    void theKeyboardReachesTheEventsAndTheFilter() {
        open("");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip-link")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*#results$"));
        locationBox().focus();
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("From")).isFocused();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Past").setExact(true))
                .press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*past=on.*"));
        assertThat(page.locator("#results")).isFocused();
    }

    @Test
    void showsAStatusChangeAfterAReload() {
        String id = create(EventBody.at(location));
        open("");
        assertThat(page.locator(".card")).hasCount(0);
        patch(id, Map.of("status", "PUBLISHED"));
        page.reload();
        assertThat(page.locator(".card")).hasCount(1);
        assertThat(page.locator(".badge")).hasCount(0);
        patch(id, Map.of("status", "CANCELLED"));
        page.reload();
        assertThat(page.locator(".badge")).hasText("Cancelled");
    }

    @Test
    void showsMarkupAsText() {
        String markup = "<img src=x onerror=alert(1)>";
        page.onDialog(dialog -> browserErrors.add("A script ran: " + dialog.message()));
        create(EventBody.at(location + markup).with("status", "PUBLISHED").with("title", markup));
        open("");
        assertThat(page.locator("h3")).hasText(markup);
        assertThat(summaries()).containsText(markup);
        assertThat(page.locator(".summary[aria-busy=false]")).hasCount(1);
        assertThat(page.locator("img")).hasCount(0);
    }

    @Test
    void showsTheSummaryAtOnceWithReducedMotion() {
        publish(1);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.addInitScript("""
                window.states = new Set();
                new MutationObserver(() => document.querySelectorAll('.summary')
                    .forEach(summary => window.states.add(summary.textContent)))
                    .observe(document, {subtree: true, childList: true, characterData: true});""");
        open("");
        assertThat(page.locator(".summary[aria-busy=false]")).hasText(COMPLETE_SUMMARY);
        assertThat(page.evaluate("window.states.size")).isEqualTo(2);
    }

    @Test
    void offersARetryWhenTheListCannotBeLoaded() {
        publish(1);
        open("");
        context.setOffline(true);
        locationBox().fill(location + " elsewhere");
        page.keyboard().press("Enter");
        assertThat(page.locator(".problem")).isVisible();
        assertThat(page.locator(".card")).hasCount(1);
        assertAccessible("list that cannot be loaded");
        context.setOffline(false);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again"))
                .first()
                .click();
        assertThat(page.getByText("No events found.")).isVisible();
        browserErrors.removeIf(error -> error.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void worksWithoutScripts() {
        publish(2);
        try (BrowserContext plain = page.context()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(uri("").toString())
                        .setJavaScriptEnabled(false))) {
            Page list = plain.newPage();
            list.navigate("/");
            list.locator("#location").fill(location);
            list.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show events"))
                    .click();
            assertThat(list.locator("#count")).hasText("2 events");
            assertThat(list.locator("time").first()).containsText("19:00 – 23:00 UTC");
        }
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            create(EventBody.at(location).with("status", "PUBLISHED"));
        }
    }

    private void open(String query) {
        page.navigate("/?locations=" + location.replace(" ", "%20") + query);
    }

    private Locator heading() {
        return page.locator("#count");
    }

    private Locator locationBox() {
        return page.locator("#location");
    }

    private Locator summaries() {
        return page.locator(".summary");
    }
}
