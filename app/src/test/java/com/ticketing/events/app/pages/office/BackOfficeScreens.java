package com.ticketing.events.app.pages.office;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.ticketing.events.app.pages.ConferenceBodies;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
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
 * Takes the screenshots of the back office in docs/screens. The class name keeps it out of the build; run it with
 * {@code ./mvnw verify -pl app -am -Dtest=none -Dit.test=BackOfficeScreens}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackOfficeScreens extends BrowserTest {

    private static final Path SCREENS = Path.of("..", "docs", "screens");
    private static final int EVENTS = 60;
    private static final List<String> STATUSES = List.of("PUBLISHED", "DRAFT", "PUBLISHED", "PUBLISHED", "CANCELLED");

    private String concert;
    private String mistakenDraft;

    @BeforeAll
    void createEvents() throws IOException {
        List<EventBody> bodies = ConferenceBodies.read(0, EVENTS);
        for (int n = 0; n < EVENTS; n++) {
            create(bodies.get(n).with("status", STATUSES.get(n % STATUSES.size())));
        }
        EventBody event = EventBody.valid()
                .between(EventBody.inDays(2) + "T19:00:00Z", EventBody.inDays(2) + "T22:00:00Z")
                .with("title", "Jazz at the Harbour")
                .with("location", "Hamburg, Landungsbrücken")
                .with("createdBy", "ada@example.org");
        concert = create(event);
        mistakenDraft = create(event.with("title", "Jazz at the Herbour"));
        patch(concert, Map.of("internalNotes", "Ask for the piano tuner"));
        patch(concert, Map.of("status", "PUBLISHED"));
        withToken(SECOND_TOKEN)
                .contentType("application/json")
                .body(Json.write(event.detailsWith("location", "Hamburg, Fischauktionshalle")))
                .put("/events/{id}/details", concert);
    }

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
        String suffix = scheme.name().toLowerCase(Locale.ROOT) + "-" + device;
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        page.locator("table").waitFor();
        takeScreenshot("events-" + suffix);

        page.navigate("/admin?view=event&id=" + concert);
        office.history().nth(3).waitFor();
        takeScreenshot("event-" + suffix);

        page.navigate("/admin?view=new&from=" + mistakenDraft);
        page.locator(".lead").waitFor();
        office.field("Title").fill("Jazz at the Harbour");
        takeScreenshot("copy-" + suffix);
    }

    private void takeScreenshot(String name) {
        page.locator("#notice > :not(.visually-hidden)")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve("admin-" + name + ".png")));
    }
}
