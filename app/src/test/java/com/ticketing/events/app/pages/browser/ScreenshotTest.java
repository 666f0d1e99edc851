package com.ticketing.events.app.pages.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Base class of programs that take the screenshots in docs/screens: light and dark, on a desktop and on a phone. The
 * names of the classes keep them out of the build; run one with
 * {@code ./mvnw verify -pl app -am -Dtest=none -Dit.test=BackOfficeScreens}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ScreenshotTest extends BrowserTest {

    private static final Path SCREENS = Path.of("..", "docs", "screens");

    private String suffix = "";

    @ParameterizedTest
    @CsvSource({
        "LIGHT, desktop, 1280, 860",
        "DARK, desktop, 1280, 860",
        "LIGHT, phone, 390, 844",
        "DARK, phone, 390, 844"
    })
    void takeScreenshots(ColorScheme scheme, String device, int width, int height) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
        suffix = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + device + ".png";
        takeScreenshots();
    }

    /** Opens pages and calls {@link #takeScreenshot} for each. */
    protected abstract void takeScreenshots();

    /**
     * Takes a screenshot of the viewport.
     *
     * @param name of the file, in front of color scheme and device
     */
    protected void takeScreenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + suffix)));
    }
}
