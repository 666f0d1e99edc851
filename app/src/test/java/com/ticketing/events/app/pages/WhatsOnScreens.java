package com.ticketing.events.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes the screenshots of the public pages in docs/screens. The class name keeps it out of the build; run it with
 * {@code ./mvnw verify -pl app -am -Dtest=none -Dit.test=WhatsOnScreens}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatsOnScreens extends BrowserTest {

    private static final Path SCREENS = Path.of("..", "docs", "screens");
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

    @ParameterizedTest
    @CsvSource({
        "LIGHT, desktop, 1280, 860",
        "DARK, desktop, 1280, 860",
        "LIGHT, phone, 390, 844",
        "DARK, phone, 390, 844"
    })
    void takeScreenshot(ColorScheme scheme, String device, int width, int height) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
        page.navigate("/");
        assertThat(page.locator(".summary[aria-busy=false]").first()).isVisible();
        page.waitForTimeout(2_000);
        screenshot("whatson", scheme, device);
        page.locator("h3 a").nth(1).click();
        assertThat(page.locator(".summary[aria-busy=false]")).isVisible();
        screenshot("event", scheme, device);
    }

    private void screenshot(String name, ColorScheme scheme, String device) {
        String file = "%s-%s-%s.png".formatted(name, scheme.name().toLowerCase(Locale.ROOT), device);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(file)));
    }
}
