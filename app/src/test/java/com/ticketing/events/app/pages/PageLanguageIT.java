package com.ticketing.events.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.pages.office.BackOfficePage;
import com.ticketing.events.app.support.EventBody;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in browsers with other languages: numbers are those of the page; dates name their language. */
class PageLanguageIT extends BrowserTest {

    private static final Pattern LARGE_TOTAL = Pattern.compile("\"total\":\\d+,\"totalPages\":\\d+");

    @ParameterizedTest
    @ValueSource(strings = {"fa-IR", "ar-EG", "de-DE", "mr-IN"})
    void numbersAreInTheLanguageOfThePage(String locale) {
        String location = EventBody.unique("Language");
        create(EventBody.at(location).with("status", "PUBLISHED"));
        openPage(locale);
        page.route("**/events?*", PageLanguageIT::multiplyTotal);

        BackOfficePage office = BackOfficePage.signedIn(page, "events&locations=" + location);
        assertThat(page.locator("main")).containsText("1,234,567 events");
        assertThat(page.locator(".page-position")).containsText("Page 1 of 61,729");
        assertThat(office.row(location).locator("[lang]").first()).hasAttribute("lang", Pattern.compile("(?!en).+"));

        page.navigate("/?locations=" + location);
        assertThat(page.locator("#count")).hasText("1 event");
    }

    /** The list of the API with a total beyond a thousand. */
    private static void multiplyTotal(Route route) {
        String body = route.fetch().text();
        route.fulfill(new Route.FulfillOptions()
                .setStatus(200)
                .setContentType("application/json")
                .setBody(LARGE_TOTAL.matcher(body).replaceFirst("\"total\":1234567,\"totalPages\":61729")));
    }
}
