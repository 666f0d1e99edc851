package com.ticketing.events.app.pages.visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layout of the pages: while they load, on narrow screens, on paper, and with titles of other directions. */
class PageLayoutIT extends BrowserTest {

    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final double MAX_SHIFT = 0.05;

    private static final String MEASURE_SHIFTS = """
            window.shift = 0;
            new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput)
                .forEach(entry => { window.shift += entry.value; }))
                .observe({type: 'layout-shift', buffered: true});""";

    private final String mark = EventBody.unique("mark").replace(' ', '-');

    @ParameterizedTest
    @CsvSource({"390, 844", "1280, 900", "320, 640"})
    void movesLittleWhileItLoads(int width, int height) {
        for (int n = 0; n < 6; n++) {
            create(EventBody.published("International Conference " + n + " " + mark, "Kongresshalle, Berlin, Germany"));
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
        create(EventBody.published(
                "Internationalization and Telecommunications Interoperability " + mark, "Donaudampfschifffahrt"));
        patch(
                create(EventBody.published("Counterrevolutionary Misunderstandings " + mark, "Berlin")),
                Map.of("status", "CANCELLED"));
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
            create(EventBody.published("Event " + n + " " + mark, "Berlin"));
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
        create(EventBody.published("مهرجان الجاز " + mark, "القاهرة"));
        page.navigate("/?q=" + mark);
        assertThat(page.locator("h3").evaluate("title => getComputedStyle(title).direction"))
                .isEqualTo("rtl");
        assertThat(page.locator(".location bdi").evaluate("text => getComputedStyle(text).direction"))
                .isEqualTo("rtl");
        assertThat(page.locator(".dates").evaluate("dates => getComputedStyle(dates).direction"))
                .isEqualTo("ltr");
    }
}
