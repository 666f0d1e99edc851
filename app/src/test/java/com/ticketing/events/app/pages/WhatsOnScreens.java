package com.ticketing.events.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes the screenshots of the public page in docs/screens. The class name keeps it out of the build; run it with
 * {@code ./mvnw verify -pl app -am -Dtest=none -Dit.test=WhatsOnScreens -Dsurefire.failIfNoSpecifiedTests=false
 * -Dfailsafe.failIfNoSpecifiedTests=false}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatsOnScreens extends BrowserTest {

    private static final Path SCREENS = Path.of("..", "docs", "screens");
    private static final int EVENTS = 60;
    private static final int CANCELLED = 2;

    @BeforeAll
    void createEvents() throws IOException {
        List<String> rows;
        try (InputStream file = WhatsOnScreens.class.getResourceAsStream("/conferences-200.jsonl")) {
            rows = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(20)
                    .limit(EVENTS)
                    .toList();
        }
        for (int n = 0; n < EVENTS; n++) {
            var row = Json.read(rows.get(n));
            String id = create(EventBody.withStatus("PUBLISHED")
                    .between(EventBody.inDays(4 + 3 * n) + "T09:00:00Z", EventBody.inDays(5 + 3 * n) + "T17:00:00Z")
                    .with("title", row.get("title").stringValue())
                    .with("location", row.get("location").stringValue()));
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
        String name = "whatson-%s-%s.png".formatted(scheme.name().toLowerCase(Locale.ROOT), device);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name)));
    }
}
