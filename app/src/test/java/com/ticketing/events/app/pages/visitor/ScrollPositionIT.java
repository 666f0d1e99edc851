package com.ticketing.events.app.pages.visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The scroll position of the list after reloads and in the browser's history. */
class ScrollPositionIT extends BrowserTest {

    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final double SCROLL_TOLERANCE = 3;

    private final String mark = EventBody.unique("mark").replace(' ', '-');

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
            create(EventBody.published("Event " + n + " " + mark, "Berlin"));
        }
    }

    private static double top(Locator card) {
        return ((Number) card.evaluate("card => card.getBoundingClientRect().top")).doubleValue();
    }
}
