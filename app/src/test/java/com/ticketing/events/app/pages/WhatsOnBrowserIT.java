package com.ticketing.events.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** The page in a browser: what its scripts add to it. */
class WhatsOnBrowserIT extends BrowserTest {

    private static final Pattern WHOLE = Pattern.compile("(\\S+\\s+){49,}\\S+");

    private static final String COUNT_STREAMS = """
            window.most = 0;
            const open = new Set();
            window.EventSource = class extends EventSource {
              constructor(url) { super(url); open.add(this); window.most = Math.max(window.most, open.size); }
              close() { super.close(); open.delete(this); }
            };""";

    private static final String VIOLATIONS = """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .filter(found => ['serious', 'critical'].includes(found.impact))
                .map(found => found.id + ': ' + found.nodes.map(node => node.html).join(' | '))
                .join('\\n')""";

    private final String place = EventBody.unique("Hall");

    @Test
    void everyCardInViewTellsOfItsEventToTheEnd() {
        publish(3);
        open("&dev");
        assertThat(summaries()).hasText(new Pattern[] {WHOLE, WHOLE, WHOLE});
        assertThat(page.locator(".summary[aria-busy=false]")).hasCount(3);
        assertThat(page.locator(".mark.miss")).hasCount(3);
        assertThat(page.locator("#status")).hasText("3 summaries are ready");
        page.reload();
        assertThat(page.locator(".mark.hit")).hasCount(3);
    }

    @Test
    void onlyDevelopersSeeWhereASummaryCameFrom() {
        publish(1);
        open("");
        assertThat(page.locator(".summary[aria-busy=false]")).hasCount(1);
        assertThat(page.locator(".mark")).hasCount(0);
    }

    @Test
    void neverMoreThanFourStreamsAreOpen() {
        publish(12);
        page.addInitScript(COUNT_STREAMS);
        page.setViewportSize(390, 8000);
        open("");
        assertThat(page.locator(".summary[aria-busy=false]")).hasCount(12);
        assertThat(page.evaluate("window.most")).isEqualTo(4);
    }

    @Test
    void cardsOutOfViewWaitUntilSomebodyScrollsToThem() {
        publish(12);
        page.setViewportSize(390, 800);
        open("");
        assertThat(page.locator(".summary[aria-busy=false]").first()).isVisible();
        assertThat(summaries().last()).hasClass("summary waiting");
        summaries().last().scrollIntoViewIfNeeded();
        assertThat(summaries().last()).hasText(WHOLE);
    }

    @Test
    void filtersAreInTheAddressAndTheBrowsersButtonsFollowThem() {
        publish(2);
        open("");
        assertThat(heading()).hasText("2 events");
        page.getByLabel("Places").fill(place + " elsewhere");
        page.getByLabel("From").fill(EventBody.inDays(1).toString());
        page.keyboard().press("Enter");
        assertThat(page.getByText("Nothing is on here.")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*dateFrom=.*&locations=.*elsewhere.*&tz=Europe%2FBerlin$"));
        page.goBack();
        assertThat(heading()).hasText("2 events");
        assertThat(page.getByLabel("Places")).hasValue(place);
        assertThat(page.getByLabel("From")).hasValue("");
        page.goForward();
        assertThat(page.getByText("Nothing is on here.")).isVisible();
    }

    @Test
    void pagesFollowOneAnotherByKeyboard() {
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
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*#results$"));
        page.getByLabel("Places").focus();
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Past events, too")).isFocused();
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*past=on.*"));
    }

    @Test
    void publishingAndCancellingShowAfterAReload() {
        String id = create(EventBody.at(place));
        open("");
        assertThat(page.locator(".card")).hasCount(0);
        patch(id, Map.of("status", "PUBLISHED"));
        page.reload();
        assertThat(page.locator(".badge")).hasText("Upcoming");
        patch(id, Map.of("status", "CANCELLED"));
        page.reload();
        assertThat(page.locator(".badge")).hasText("Cancelled");
    }

    @Test
    void markupIsText() {
        String markup = "<img src=x onerror=alert(1)>";
        page.onDialog(dialog -> troubles.add("A script ran: " + dialog.message()));
        create(EventBody.at(place + markup).with("status", "PUBLISHED").with("title", markup));
        open("");
        assertThat(page.locator("h3")).hasText(markup);
        assertThat(summaries()).containsText(markup);
        assertThat(page.locator(".summary[aria-busy=false]")).hasCount(1);
        assertThat(page.locator("img")).hasCount(0);
    }

    @Test
    void datesAreThoseOfTheVisitorsZone() {
        String day = EventBody.inDays(30).toString();
        create(EventBody.at(place).with("status", "PUBLISHED").between(day + "T23:30:00Z", day + "T23:45:00Z"));
        open("");
        assertThat(page.locator(".day"))
                .hasText(Integer.toString(EventBody.inDays(31).getDayOfMonth()));
    }

    @Test
    void whoWantsNoMotionGetsTheWholeSummaryAtOnce() {
        publish(1);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.addInitScript("""
                window.states = new Set();
                new MutationObserver(() => document.querySelectorAll('.summary')
                    .forEach(summary => window.states.add(summary.textContent)))
                    .observe(document, {subtree: true, childList: true, characterData: true});""");
        open("");
        assertThat(page.locator(".summary[aria-busy=false]")).hasText(WHOLE);
        assertThat(page.evaluate("window.states.size")).isEqualTo(2);
    }

    @Test
    void aListThatCannotBeFetchedCanBeTriedAgain() {
        publish(1);
        open("");
        context.setOffline(true);
        page.getByLabel("Places").fill(place + " elsewhere");
        page.keyboard().press("Enter");
        assertThat(page.locator(".problem")).isVisible();
        assertThat(page.locator(".card")).hasCount(1);
        context.setOffline(false);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again"))
                .first()
                .click();
        assertThat(page.getByText("Nothing is on here.")).isVisible();
        troubles.removeIf(trouble -> trouble.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void withoutScriptsItIsAList() {
        publish(2);
        try (BrowserContext plain = page.context()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(uri("").toString())
                        .setJavaScriptEnabled(false))) {
            Page list = plain.newPage();
            list.navigate("/");
            list.getByLabel("Places").fill(place);
            list.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show events"))
                    .click();
            assertThat(list.locator("#count")).hasText("2 events");
            assertThat(list.locator("time").first()).containsText("19:00 – 23:00 UTC");
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 900", "DARK, 1280, 900", "LIGHT, 390, 844", "DARK, 390, 844"})
    void hasNoSeriousViolation(ColorScheme scheme, int width, int height) throws IOException {
        publish(3);
        patch(create(EventBody.at(place).with("status", "PUBLISHED")), Map.of("status", "CANCELLED"));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(width, height);
        open("&limit=3&dev");
        assertThat(page.locator(".mark").first()).isVisible();
        isAccessible("list");
        open("&dateFrom=tomorrow");
        isAccessible("refused");
        open("&page=9");
        isAccessible("no such page");
    }

    private void isAccessible(String what) throws IOException {
        page.evaluate(new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8));
        assertThat(page.evaluate(VIOLATIONS)).as(what).isEqualTo("");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(what + " fits the width")
                .isEqualTo(true);
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            create(EventBody.at(place).with("status", "PUBLISHED"));
        }
    }

    private void open(String more) {
        page.navigate("/?locations=" + place.replace(" ", "%20") + more);
    }

    private Locator heading() {
        return page.locator("#count");
    }

    private Locator summaries() {
        return page.locator(".summary");
    }
}
