package com.ticketing.events.app.pages.visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor does with the pages: finding, opening, sharing and keeping an event. */
class VisitorBrowserIT extends BrowserTest {

    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final double MAX_SHIFT = 0.05;
    private static final double SCROLL_TOLERANCE = 3;

    private static final String MEASURE_SHIFTS = """
            window.shift = 0;
            new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput)
                .forEach(entry => { window.shift += entry.value; }))
                .observe({type: 'layout-shift', buffered: true});""";

    private final String mark = EventBody.unique("mark").replace(' ', '-');

    @Test
    void findsOpensSharesAndKeepsAnEventOnAPhone() throws IOException {
        String id = create(event("Jazz Night " + mark, "Berlin, Germany"));
        create(event("Chess " + mark, "Lisbon, Portugal"));
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
        String id = create(event("Jazz " + mark, "Berlin"));
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
        String id = create(event("Jazz " + mark, "Berlin"));
        page.addInitScript("""
                Object.defineProperty(navigator, 'clipboard', {value: undefined});
                navigator.canShare = undefined;""");
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate("/e/" + id);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Share"))
                .click();
        assertThat(page.getByLabel("Copy the link to this page"))
                .hasValue(uri("/e/" + id).toString());
        assertThat(page.getByLabel("Copy the link to this page")).isFocused();
        assertAccessible("link to copy");
    }

    @Test
    void choosesALocationWithACommaByKeyboard() {
        create(event("One", "Berlin-" + mark + ", Germany"));
        create(event("Two", "Bern-" + mark + ", Germany"));
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate("/");
        page.locator("#location").pressSequentially("-" + mark);
        assertThat(options()).hasCount(2);
        assertThat(page.locator("#location")).hasAttribute("aria-expanded", "true");
        assertAccessible("suggestions");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#location")).hasAttribute("aria-activedescendant", "location-option-0");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page.locator("#location")).hasValue("Berlin-" + mark + ", Germany");
        assertThat(page.locator("#count")).hasText("1 event");
        assertThat(options().first()).isHidden();
        assertThat(page).hasURL(Pattern.compile(".*[?]location=Berlin-[^&]*%2C\\+Germany$"));
    }

    @Test
    void closesTheSuggestionsWithEscapeAndChoosesWithThePointer() {
        create(event("One", "Berlin-" + mark + ", Germany"));
        page.navigate("/");
        page.locator("#location").pressSequentially(mark);
        assertThat(options()).hasText("Berlin-" + mark + ", Germany");
        page.keyboard().press("Escape");
        assertThat(options()).isHidden();
        assertThat(page.locator("#location")).hasValue(mark);
        page.keyboard().press("ArrowDown");
        options().click();
        assertThat(page.locator("#count")).hasText("1 event");
    }

    @Test
    void aLocationOnACardIsALinkToItsEvents() {
        create(event("One", "Berlin-" + mark + ", Germany"));
        create(event("Two", mark + ", Germany"));
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
        create(event("One " + mark, "Berlin"));
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
    void keepsTheScrollPositionOnReloadAndBack() {
        createTwelve();
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        page.navigate("/?q=" + mark);
        Locator card = page.locator(".card").nth(7);
        card.scrollIntoViewIfNeeded();
        assertThat(card.locator(".summary[aria-busy=false]")).isVisible();
        assertThat(page.locator(".summary.streaming")).hasCount(0);
        page.waitForTimeout(400);
        double top = top(card);
        page.reload();
        page.waitForTimeout(400);
        assertThat(top(card)).isCloseTo(top, within(SCROLL_TOLERANCE));
        card.getByRole(AriaRole.LINK).first().click();
        assertThat(page).hasURL(Pattern.compile(".*/e/.*"));
        page.goBack();
        page.waitForTimeout(400);
        assertThat(top(card)).isCloseTo(top, within(SCROLL_TOLERANCE));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Berlin"))
                .nth(7)
                .click();
        assertThat(page).hasURL(Pattern.compile(".*location=Berlin$"));
        assertThat(page.locator("#results")).not().hasAttribute("aria-busy", "true");
        page.goBack();
        assertThat(page.locator("#count")).hasText("12 events");
        page.waitForTimeout(400);
        assertThat(top(card)).isCloseTo(top, within(SCROLL_TOLERANCE));
    }

    @Test
    void backAfterTheSkipLinkReturnsToTheTop() {
        createTwelve();
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        page.navigate("/?q=" + mark);
        page.waitForTimeout(400);
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*#results$"));
        page.waitForFunction("scrollY > 100");
        page.goBack();
        page.waitForFunction("scrollY === 0");
    }

    @Test
    void keepsNoPositionOfTheListBefore() {
        createTwelve();
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        page.navigate("/?q=" + mark);
        page.waitForTimeout(400);
        page.evaluate("""
                async () => {
                  XMLHttpRequest.prototype.send = () => {};
                  scrollTo(0, 600);
                  await new Promise(done => addEventListener('scroll', done, {once: true}));
                  document.getElementById('q').value += ' 10';
                  document.getElementById('filter').requestSubmit();
                }""");
        page.waitForTimeout(400);
        assertThat(page).hasURL(Pattern.compile(".*\\+10$"));
        assertThat(page.evaluate("history.state.scroll.y")).isEqualTo(0);
    }

    private void createTwelve() {
        for (int n = 10; n < 22; n++) {
            create(event("Event " + n + " " + mark, "Berlin"));
        }
    }

    private static double top(Locator card) {
        return ((Number) card.evaluate("card => card.getBoundingClientRect().top")).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1280, 900", "320, 640"})
    void movesLittleWhileItLoads(int width, int height) {
        for (int n = 0; n < 6; n++) {
            create(event("International Conference " + n + " " + mark, "Kongresshalle, Berlin, Germany"));
        }
        page.addInitScript(MEASURE_SHIFTS);
        page.setViewportSize(width, height);
        page.navigate("/?q=" + mark);
        page.waitForTimeout(3_000);
        assertThat(((Number) page.evaluate("window.shift")).doubleValue()).isLessThan(MAX_SHIFT);
        page.navigate("/e/" + page.locator(".card").first().getAttribute("data-id"));
        assertThat(page.locator(".summary[aria-busy=false]")).isVisible();
        assertThat(((Number) page.evaluate("window.shift")).doubleValue()).isLessThan(MAX_SHIFT);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void breaksNoWords(int width) {
        create(event("Internationalization and Telecommunications Interoperability " + mark, "Donaudampfschifffahrt"));
        patch(create(event("Counterrevolutionary Misunderstandings " + mark, "Berlin")), Map.of("status", "CANCELLED"));
        page.setViewportSize(width, 900);
        page.navigate("/?q=" + mark);
        assertThat(page.locator(".card")).hasCount(2);
        assertThat(page.evaluate("""
                () => {
                  const broken = [];
                  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
                  while (texts.nextNode()) {
                    const node = texts.currentNode;
                    if (node.parentElement.closest('script')) continue;
                    for (const word of node.data.matchAll(/[^\\s-]+/g)) {
                      const range = document.createRange();
                      range.setStart(node, word.index);
                      range.setEnd(node, word.index + word[0].length);
                      const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
                      if (lines.size > 1) broken.push(word[0]);
                    }
                  }
                  return broken.join(' ');
                }""")).isEqualTo("");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void printsTheEventsAlone() {
        for (int n = 0; n < 12; n++) {
            create(event("Event " + n + " " + mark, "Berlin"));
        }
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        page.navigate("/?q=" + mark);
        assertThat(page.locator(".summary[aria-busy=false]").first()).isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".summary.pending").last()).isHidden();
        assertThat(page.locator(".filter")).isHidden();
        assertThat(page.locator(".card").last()).isVisible();
    }

    @Test
    void titlesOfOtherDirectionsAreIsolated() {
        create(event("مهرجان الجاز " + mark, "القاهرة"));
        page.navigate("/?q=" + mark);
        assertThat(page.locator("h3").evaluate("title => getComputedStyle(title).direction"))
                .isEqualTo("rtl");
        assertThat(page.locator(".location bdi").evaluate("text => getComputedStyle(text).direction"))
                .isEqualTo("rtl");
        assertThat(page.locator(".dates").evaluate("dates => getComputedStyle(dates).direction"))
                .isEqualTo("ltr");
    }

    @Test
    void anEventPageWorksWithoutScripts() {
        String id = create(event("Jazz " + mark, "Berlin"));
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

    @ParameterizedTest
    @CsvSource({"LIGHT, 320, 640", "DARK, 320, 640", "LIGHT, 1280, 900", "DARK, 1280, 900"})
    void everyStateIsAccessible(ColorScheme scheme, int width, int height) {
        String id = create(event("Jazz Night " + mark, "Berlin-" + mark + ", Germany"));
        String cancelled = create(event("Chess " + mark, "Lisbon, Portugal"));
        adminSending(Json.write(Map.of("reason", "The hall is flooded")))
                .put("/events/{id}/cancellation", cancelled)
                .then()
                .statusCode(200);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(width, height);
        for (String event : List.of(id, cancelled)) {
            page.navigate("/e/" + event + "?dev");
            assertThat(page.locator(".cache-mark")).isVisible();
            assertAccessible("page of an event");
        }
        page.navigate("/e/" + UNKNOWN_ID);
        assertThat(page.locator("h1")).hasText("Page not found");
        assertAccessible("error");
        page.navigate("/?location=Berlni-" + mark + "&q=nothing");
        assertThat(page.locator(".suggestions li").first()).isVisible();
        assertAccessible("suggestions in place of events");
        page.navigate("/?locations=Berlin-" + mark + ",Lisbon&past=on");
        assertThat(page.locator(".chip").first()).isVisible();
        assertAccessible("past events of several locations");
        page.navigate("/");
        page.locator("#location").pressSequentially("Berlin-" + mark);
        page.keyboard().press("ArrowDown");
        assertThat(options().first()).isVisible();
        assertAccessible("location box");
    }

    private static EventBody event(String title, String location) {
        return EventBody.at(location).with("title", title).with("status", "PUBLISHED");
    }

    private Locator options() {
        return page.locator("#location-options li");
    }
}
