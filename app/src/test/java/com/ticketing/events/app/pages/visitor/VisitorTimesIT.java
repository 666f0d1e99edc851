package com.ticketing.events.app.pages.visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dates and times of the public pages in the visitor's time zone, and without it if it is unknown. */
class VisitorTimesIT extends BrowserTest {

    private static final Pattern TIME_IN_UTC = Pattern.compile("23:30 .*UTC");

    private final String location = EventBody.unique("Hall").replace(' ', '-');
    private final String day = EventBody.inDays(30).toString();

    private String id;

    @BeforeEach
    void createAnEvent() {
        EventBody event = EventBody.published("Jazz", location);
        id = create(event.between(day + "T23:30:00Z", day + "T23:45:00Z"));
    }

    @Test
    void showsDatesInTheVisitorsTimeZone() {
        page.navigate("/?location=" + location);
        assertThat(page.locator(".day"))
                .hasText(Integer.toString(EventBody.inDays(31).getDayOfMonth()));
    }

    @Test
    void theSummaryNamesTheTimeOfTheCard() {
        page.navigate("/?location=" + location);
        assertThat(completeSummary()).isVisible();
        Matcher start =
                Pattern.compile("\\d\\d:\\d\\d").matcher(page.locator("time").textContent());
        assertThat(start.find()).isTrue();
        assertThat(completeSummary()).containsText(start.group());
    }

    @Test
    void worksIfTheZoneOfTheBrowserIsUnknown() {
        page.addInitScript("""
                const resolvedOptions = Intl.DateTimeFormat.prototype.resolvedOptions;
                Intl.DateTimeFormat.prototype.resolvedOptions = function () {
                  return {...resolvedOptions.call(this), timeZone: 'Etc/Unknown'};
                };""");
        page.navigate("/?location=" + location);
        assertThat(completeSummary()).hasText(TIME_IN_UTC);
        page.getByLabel("From").fill(EventBody.inDays(1).toString());
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*&tz=UTC$"));
        assertThat(page.locator("#count")).hasText("1 event");
        assertThat(completeSummary()).hasText(TIME_IN_UTC);
    }

    @Test
    void aSummaryIsInTheZoneOfTheServiceIfItLacksTheVisitors() {
        useZoneThatTheServiceLacks();
        List<String> refused = refusedRequests();
        page.navigate("/e/" + id);
        assertThat(completeSummary()).hasText(TIME_IN_UTC);
        assertThat(page.locator(".day"))
                .hasText(Integer.toString(EventBody.inDays(31).getDayOfMonth()));
        assertThat(page.locator(".summary-error")).hasCount(0);
        assertThat(refused).allMatch(url -> url.endsWith("tz=Europe%2FNewtown")).hasSize(2);
    }

    @Test
    void aListIsFilteredByDaysOfTheServiceIfItLacksTheVisitorsZone() {
        useZoneThatTheServiceLacks();
        page.navigate("/?location=" + location);
        assertThat(completeSummary()).isVisible();
        page.getByLabel("From").fill(day);
        page.getByLabel("To").fill(day);
        page.keyboard().press("Enter");
        assertThat(page.locator("#count")).hasText("1 event");
        assertThat(page).hasURL(Pattern.compile(".*&dateTo=" + day + "$"));
        assertThat(completeSummary()).hasText(TIME_IN_UTC);

        page.getByLabel("To").fill("");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*&dateFrom=" + day + "$"));
        assertThat(page.locator("#count")).hasText("1 event");
    }

    @Test
    void aListRepeatsARequestThatWasRefusedForTheVisitorsZone() {
        useZoneThatTheServiceLacks();
        page.navigate("/?location=none-" + location);
        assertThat(page.getByText("No events found.")).isVisible();
        page.locator("#location").fill(location);
        page.getByLabel("From").fill(day);
        page.keyboard().press("Enter");
        assertThat(page.locator("#count")).hasText("1 event");
        assertThat(page).hasURL(Pattern.compile(".*&dateFrom=" + day + "$"));
        assertThat(page.locator(".notice")).hasCount(0);
        page.goBack();
        assertThat(page.getByText("No events found.")).isVisible();
    }

    private List<String> refusedRequests() {
        List<String> urls = new ArrayList<>();
        page.onResponse(response -> {
            if (response.status() == 400) {
                urls.add(response.url());
            }
        });
        return urls;
    }

    private Locator completeSummary() {
        return page.locator(".summary[aria-busy=false]");
    }
}
