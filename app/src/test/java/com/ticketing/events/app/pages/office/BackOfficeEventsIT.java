package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackOfficeEventsIT extends BrowserTest {

    @Test
    void keepsTheFiltersInTheUrl() {
        String location = EventBody.unique("Arena");
        EventBody published = EventBody.at(location).with("status", "PUBLISHED");
        create(EventBody.at(location));
        create(published);
        BackOfficePage office = BackOfficePage.signedIn(page, "events");

        office.field("Locations").fill(location.toUpperCase(Locale.ROOT));
        office.button("Apply").click();
        assertThat(summary()).containsText("2 events");
        assertThat(summary()).containsText("1 draft · 1 published · 0 cancelled");
        assertThat(titles()).hasText(titlesByApi(location));

        office.field("Published").check();
        office.button("Apply").click();
        assertThat(titles()).hasText(new String[] {published.title()});
        assertThat(page.url()).contains("status=PUBLISHED").contains("locations=");

        page.goBack();
        assertThat(titles()).hasCount(2);
        assertThat(office.field("Published")).not().isChecked();

        page.goForward();
        page.reload();
        assertThat(titles()).hasCount(1);
        assertThat(office.field("Published")).isChecked();

        office.link("Clear").click();
        assertThat(office.field("Locations")).hasValue("");
        assertThat(page.url()).endsWith("/admin?view=events");
    }

    @Test
    void filtersByDaysInTheVisitorsTimeZone() {
        String location = EventBody.unique("Night club");
        String day = EventBody.inDays(40).toString();
        String dayBefore = EventBody.inDays(39).toString();
        create(EventBody.at(location).between(dayBefore + "T22:30:00Z", dayBefore + "T22:50:00Z"));
        BackOfficePage office = BackOfficePage.signedIn(page, "events&locations=" + location.replace(" ", "+"));

        office.field("From").fill(dayBefore);
        office.field("To").fill(dayBefore);
        office.field("Time zone").fill("UTC");
        office.button("Apply").click();
        assertThat(summary()).containsText("1 event");
        assertThat(page.url()).contains("tz=UTC");

        office.field("From").fill(day);
        office.field("To").fill(day);
        office.button("Apply").click();
        assertThat(page.locator(".empty")).isVisible();
        assertAccessible("no events");

        office.field("Time zone").fill("Asia/Tokyo");
        office.button("Apply").click();
        assertThat(summary()).containsText("1 event");
        assertThat(page.url()).contains("tz=Asia%2FTokyo");
    }

    @Test
    void startsWithTodayAndMarksWhatIsOver() {
        String location = EventBody.unique("Arena");
        EventBody first = at(location, 30);
        EventBody second = at(location, 60);
        create(first);
        create(second);
        page.clock().setFixedTime(EventBody.inDays(45) + "T12:00:00Z");
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        search(office, location);
        assertThat(titles()).hasText(new String[] {second.title()});
        assertThat(page.locator(".badge.over")).hasCount(0);

        office.link("Until today").click();
        assertThat(titles()).hasText(new String[] {first.title()});
        assertThat(office.row(first.title())).containsText("Draft Over");
        assertThat(office.link("Until today")).hasAttribute("aria-current", "true");
        assertAccessible("past events");

        office.link("All days").click();
        assertThat(titles()).hasText(new String[] {second.title(), first.title()});
        office.field("From").fill(EventBody.inDays(29).toString());
        office.button("Apply").click();
        assertThat(titles()).hasText(new String[] {second.title(), first.title()});
        assertThat(office.field("Sort by")).hasValue("-startAt");
        assertThat(page.locator("[aria-current=true]")).hasCount(0);

        office.link(first.title()).click();
        assertThat(office.status()).hasText(new String[] {"Draft", "Over"});
    }

    @Test
    void searchesAndSortsAndReturnsToTheListAsItWas() {
        String location = EventBody.unique("Café");
        EventBody first = at(location, 30);
        EventBody second = at(location, 40).with("status", "PUBLISHED");
        create(first);
        String published = create(second);
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        search(office, location.toUpperCase(Locale.ROOT).replace("É", "e"));
        assertThat(titles()).hasText(new String[] {first.title(), second.title()});
        office.field("Sort by").selectOption("Latest change");
        office.button("Apply").click();
        assertThat(titles()).hasText(new String[] {second.title(), first.title()});
        assertThat(page.url()).contains("sort=-updatedAt").contains("q=");
        String list = page.url();

        assertThat(office.link("Public page of “" + first.title() + "”")).hasCount(0);
        assertThat(office.link("Public page of “" + second.title() + "”")).hasAttribute("href", "/e/" + published);
        office.link(second.title()).click();
        assertThat(office.link("Public page of “" + second.title() + "”")).hasAttribute("href", "/e/" + published);
        page.reload();
        office.link("All events").click();
        assertThat(titles()).hasText(new String[] {second.title(), first.title()});
        assertThat(page).hasURL(list);
        assertThat(office.field("Sort by")).hasValue("-updatedAt");

        office.link("New event").click();
        office.link("Back to the list").click();
        assertThat(page).hasURL(list);
    }

    @Test
    void eachFormAppliesWhatIsEnteredInTheOtherOneToo() {
        String location = EventBody.unique("Arena");
        EventBody published = EventBody.at(location).with("status", "PUBLISHED");
        create(EventBody.at(location));
        create(published);
        BackOfficePage office = BackOfficePage.signedIn(page, "events&period=all");
        office.field("Search").fill(location);
        office.button("Apply").click();
        assertThat(titles()).hasCount(2);
        assertThat(office.field("Search")).hasValue(location);

        office.field("Published").check();
        office.field("Search").fill(published.title());
        office.button("Find").click();
        assertThat(titles()).hasText(new String[] {published.title()});
        assertThat(office.field("Published")).isChecked();
        assertThat(page.url()).contains("status=PUBLISHED").contains("period=all");
        assertThat(page.url()).doesNotContain("tz=").doesNotContain("sort=").doesNotContain("limit=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"constructor", "__proto__", "tomorrow"})
    void anUnknownPeriodIsTheUsualOne(String period) {
        BackOfficePage office = BackOfficePage.signedIn(page, "events&period=" + period);
        assertThat(summary()).isVisible();
        assertThat(office.link("From today")).hasAttribute("aria-current", "true");
    }

    @Test
    void showsTheErrorOfAnInvalidFilter() {
        BackOfficePage.signedIn(page, "events&dateFrom=2030-02-01&dateTo=2030-01-01");
        assertThat(page.locator(".problem")).containsText("dateFrom Must not be after dateTo");
        assertAccessible("invalid filter");
    }

    @Test
    void navigatesBetweenPages() {
        String location = EventBody.unique("Long hall");
        for (int n = 0; n < 21; n++) {
            create(EventBody.at(location));
        }
        BackOfficePage office = BackOfficePage.signedIn(page, "events&locations=" + location.replace(" ", "+"));
        assertThat(titles()).hasCount(20);
        assertThat(page.locator(".page-position")).hasText("Page 1 of 2");
        assertAccessible("list of several pages");

        List<String> firstPage = titles().allTextContents();
        office.link("Next").click();
        assertThat(titles()).hasCount(1);
        assertThat(firstPage).doesNotContain(titles().first().textContent());
        assertThat(office.heading()).isFocused();

        page.goBack();
        assertThat(titles()).hasText(firstPage.toArray(String[]::new));
        office.field("Events per page").selectOption("50");
        office.button("Apply").click();
        assertThat(titles()).hasCount(21);
        assertThat(page.url()).contains("limit=50");
    }

    private void search(BackOfficePage office, String words) {
        office.field("Search").fill(words);
        page.keyboard().press("Enter");
        assertThat(summary()).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*[?&]q=.*"));
    }

    private static EventBody at(String location, int days) {
        String day = EventBody.inDays(days).toString();
        return EventBody.at(location).between(day + "T10:00:00Z", day + "T12:00:00Z");
    }

    private Locator summary() {
        return page.locator(".summary");
    }

    private Locator titles() {
        return page.locator("tbody th");
    }

    private String[] titlesByApi(String location) {
        return each("title", admin().queryParam("locations", location).get("/events"))
                .toArray(String[]::new);
    }
}
