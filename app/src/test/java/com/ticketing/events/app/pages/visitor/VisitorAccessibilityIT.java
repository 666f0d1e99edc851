package com.ticketing.events.app.pages.visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accessibility of the states of the public pages that no other browser test checks. */
class VisitorAccessibilityIT extends BrowserTest {

    private final String mark = EventBody.unique("mark").replace(' ', '-');

    @BeforeEach
    void showSummariesAtOnce() {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    }

    @Test
    void lists() {
        for (String title : List.of("Jazz", "Blues", "Chess", "Go")) {
            create(EventBody.published(title + " " + mark, "Berlin-" + mark + ", Germany"));
        }
        cancel(create(EventBody.published("Swing " + mark, "Lisbon, Portugal")));
        open("/?dev&limit=3&q=" + mark, ".pager");
        assertThat(page.locator(".cache-mark").first()).isVisible();
        assertAccessible("list of several pages");
        open("/?page=9&q=" + mark, ".notice.empty");
        assertAccessible("beyond the last page");
        open("/?locations=Berlin-" + mark + ",Lisbon&q=" + mark, ".chip");
        assertThat(page.locator(".badge")).hasText("Cancelled");
        assertAccessible("several locations, and a cancelled event");
        open("/?location=Berlni-" + mark + "&q=nothing", ".suggestions li");
        assertAccessible("suggestions in place of events");
        open("/?dateFrom=tomorrow&tz=Moon", "[aria-invalid]");
        assertAccessible("invalid filters");
    }

    @Test
    void eventsThatHaveBegun() {
        String location = "Berlin-" + mark;
        create(EventBody.published("Jazz", location));
        create(EventBody.published("Blues", location)
                .between(EventBody.inDays(30) + "T10:00:00Z", EventBody.inDays(60) + "T10:00:00Z"));
        clock.advance(Duration.ofDays(40));
        open("/?past=on&location=" + location, ".card");
        assertThat(page.locator(".badge")).hasText(new String[] {"Past", "Running"});
        assertAccessible("past and running events");
    }

    @Test
    void pagesOfEvents() {
        String id = create(EventBody.published("Jazz " + mark, "Berlin"));
        open("/e/" + id + "?dev", ".cache-mark");
        assertAccessible("page of an event");
        cancel(id);
        open("/e/" + id, ".reason");
        assertThat(page.locator(".summary[aria-busy=false]")).isVisible();
        assertAccessible("page of a cancelled event with its reason");
        page.route("**/summary?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(429)));
        open("/e/" + id, ".summary-error");
        assertAccessible("summary that cannot be loaded");
    }

    @Test
    void pagesOfErrors() {
        for (String path : List.of("/e/" + UNKNOWN_ID, "/public/events?page=0", "/events")) {
            open(path, "h1");
            assertThat(page.locator("body")).containsText("Error 4");
            assertAccessible(path);
        }
    }

    private void open(String path, String element) {
        page.navigate(path);
        assertThat(page.locator(element).first()).isVisible();
    }

    private void cancel(String id) {
        adminSending(Json.write(Map.of("reason", "The hall is flooded")))
                .put("/events/{id}/cancellation", id)
                .then()
                .statusCode(200);
    }
}
