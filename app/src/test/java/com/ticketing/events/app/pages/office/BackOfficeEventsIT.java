package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

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

        office.field("Time zone").fill("Asia/Tokyo");
        office.button("Apply").click();
        assertThat(summary()).containsText("1 event");
        assertThat(page.url()).contains("tz=Asia%2FTokyo");
    }

    @Test
    void showsTheErrorOfAnInvalidFilter() {
        BackOfficePage.signedIn(page, "events&dateFrom=2030-02-01&dateTo=2030-01-01");
        assertThat(page.locator(".problem")).containsText("dateFrom Must not be after dateTo");
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

        List<String> firstPage = titles().allTextContents();
        office.link("Next").click();
        assertThat(titles()).hasCount(1);
        assertThat(firstPage).doesNotContain(titles().first().textContent());
        assertThat(office.heading()).isFocused();

        page.goBack();
        assertThat(titles()).hasText(firstPage.toArray(String[]::new));
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
