package com.ticketing.events.app.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** Check of the state of a page with axe, in every {@link Appearance}. */
final class AccessibilityCheck {

    private static final String AXE = axe();

    private static final String VIOLATIONS = """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .map(found => found.id + ': ' + found.nodes.map(node => node.html).join(' | '))
                .join('\\n')""";

    private static final String FITS = "document.documentElement.scrollWidth <= innerWidth";

    private AccessibilityCheck() {}

    /** Fails on violations, and if the page is wider than its viewport. Keeps the viewport. */
    static void check(Page page, String state) {
        ViewportSize viewport = page.viewportSize();
        if (page.evaluate("'axe' in window").equals(false)) {
            page.evaluate(AXE);
        }
        for (Appearance appearance : Appearance.values()) {
            appearance.applyTo(page);
            assertThat(page.evaluate(VIOLATIONS))
                    .as("%s, %s", state, appearance)
                    .isEqualTo("");
            assertThat(page.evaluate(FITS)).as("%s fits, %s", state, appearance).isEqualTo(true);
        }
        page.setViewportSize(viewport.width, viewport.height);
    }

    private static String axe() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
