package com.ticketing.events.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class BackOfficeAccessibilityIT extends BrowserTest {

    private static final String VIOLATIONS = """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .filter(found => ['serious', 'critical'].includes(found.impact))
                .map(found => found.id + ': ' + found.nodes.map(node => node.html).join(' | '))
                .join('\\n')""";

    private static final String AXE = axe();

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 900", "DARK, 1280, 900", "LIGHT, 390, 844", "DARK, 390, 844"})
    void noViewHasASeriousAccessibilityViolation(ColorScheme scheme, int width, int height) {
        String id = create(EventBody.valid());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
        BackOfficePage office = BackOfficePage.open(page, "events");
        assertAccessible("sign in");
        office.signIn(ADMIN_TOKEN);
        page.locator("table").waitFor();
        assertAccessible("events");

        openView("new");
        office.button("Create event").click();
        assertThat(office.field("Title")).isFocused();
        assertAccessible("new");

        openView("event&id=" + id);
        office.history().first().waitFor();
        assertAccessible("event");
        office.button("Cancel event").click();
        assertAccessible("question");
        page.keyboard().press("Escape");
        office.field("Title").fill("Mine");
        patch(id, Map.of("internalNotes", "Theirs")).statusCode(200);
        office.button("Save changes").click();
        page.locator(".conflict li").waitFor();
        assertAccessible("conflict");
        office.button("Undo changes").click();

        openView("deliveries");
        page.locator("table").waitFor();
        assertAccessible("deliveries");
        openView("projections");
        page.locator("progress").first().waitFor();
        assertAccessible("projections");
        openView("feed");
        page.locator(".badge.live").waitFor();
        assertAccessible("feed");
    }

    private void openView(String view) {
        page.navigate("/admin?view=" + view);
    }

    private void assertAccessible(String description) {
        page.evaluate(AXE);
        assertThat(page.evaluate(VIOLATIONS)).as(description).isEqualTo("");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(description + " fits the width")
                .isEqualTo(true);
    }

    private static String axe() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
