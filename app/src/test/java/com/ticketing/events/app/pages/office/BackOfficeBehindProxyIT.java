package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The back office behind a proxy that compresses responses, and changes their entity tags therefore. */
class BackOfficeBehindProxyIT extends BrowserTest {

    /** The forms of nginx and of Apache. */
    @ParameterizedTest
    @ValueSource(strings = {"W/\"%s\"", "\"%s-gzip\""})
    void savesAndPublishesAnEvent(String form) {
        String id = create(EventBody.valid());
        page.route("**/events/**", route -> changeTag(route, form));
        BackOfficePage office = BackOfficePage.signedIn(page, "event&id=" + id);
        office.history().first().waitFor();
        office.field("Title").fill("Jazz at the Lake");
        office.button("Save changes").click();
        assertThat(office.heading()).hasText("Jazz at the Lake");
        office.act("Publish", "Publish it");
        assertThat(office.status()).hasText("Published");

        read(id).body("title", equalTo("Jazz at the Lake")).body("status", equalTo("PUBLISHED"));
    }

    private static void changeTag(Route route, String form) {
        APIResponse response = route.fetch();
        Map<String, String> headers = new HashMap<>(response.headers());
        headers.computeIfPresent("etag", (_, tag) -> form.formatted(tag.replace("\"", "")));
        route.fulfill(new Route.FulfillOptions()
                .setStatus(response.status())
                .setHeaders(headers)
                .setBodyBytes(response.body()));
    }
}
