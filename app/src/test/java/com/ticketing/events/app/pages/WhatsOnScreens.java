package com.ticketing.events.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.ticketing.events.app.pages.browser.ScreenshotTest;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** Takes the screenshots of the public pages. */
class WhatsOnScreens extends ScreenshotTest {

    private static final int SKIPPED = 20;
    private static final int EVENTS = 60;
    private static final int CANCELLED = 2;

    @BeforeAll
    void createEvents() throws IOException {
        List<EventBody> bodies = ConferenceBodies.read(SKIPPED, EVENTS);
        for (int n = 0; n < EVENTS; n++) {
            String id = create(bodies.get(n).with("status", "PUBLISHED"));
            if (n == CANCELLED) {
                patch(id, Map.of("status", "CANCELLED"));
            }
        }
    }

    @Override
    protected void takeScreenshots() {
        page.navigate("/");
        assertThat(page.locator(".summary[aria-busy=false]").first()).isVisible();
        page.waitForTimeout(2_000);
        takeScreenshot("whatson");
        page.locator("h3 a").nth(1).click();
        assertThat(page.locator(".summary[aria-busy=false]")).isVisible();
        takeScreenshot("event");
    }
}
