package com.ticketing.events.app.pages.visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Suggestions of locations in the filter form. */
class LocationBoxIT extends BrowserTest {

    private final String mark = EventBody.unique("mark").replace(' ', '-');

    @Test
    void choosesALocationWithACommaByKeyboard() {
        create(EventBody.published("One", "Berlin-" + mark + ", Germany"));
        create(EventBody.published("Two", "Bern-" + mark + ", Germany"));
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
        create(EventBody.published("One", "Berlin-" + mark + ", Germany"));
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

    private Locator options() {
        return page.locator("#location-options li");
    }
}
