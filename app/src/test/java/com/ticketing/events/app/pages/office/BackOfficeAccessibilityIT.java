package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.TestActors;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOfficeAccessibilityIT extends BrowserTest {

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

        openView("event&id=" + id);
        office.field("Internal notes").fill("Mine");
        office.revokeToken();
        office.button("Save changes").click();
        office.dialog().waitFor();
        assertAccessible("sign in again");
        office.signIn("wrong-token");
        assertThat(office.errorOf("Access token")).isVisible();
        assertAccessible("wrong token");
        page.keyboard().press("Escape");
        office.problem().waitFor();
        assertAccessible("cancelled sign in");
        office.button("Save changes").click();
        office.signIn(TestActors.token("viewer"));
        office.missingScope().waitFor();
        assertAccessible("read-only event of another actor");

        page.evaluate("sessionStorage.clear()");
        office = BackOfficePage.signedIn(page, "events", TestActors.token("metrics:read"));
        office.missingScope().waitFor();
        assertAccessible("missing scope");
    }

    private void openView(String view) {
        page.navigate("/admin?view=" + view);
    }
}
