package com.ticketing.events.app.pages.office;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.ticketing.events.app.pages.ConferenceBodies;
import com.ticketing.events.app.pages.browser.ScreenshotTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** Takes the screenshots of the back office. */
class BackOfficeScreens extends ScreenshotTest {

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

    @Override
    protected void takeScreenshots() {
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        page.locator("table").waitFor();
        takeScreenshotWithoutNotice("admin-events");

        page.navigate("/admin?view=event&id=" + concert);
        office.history().nth(3).waitFor();
        takeScreenshotWithoutNotice("admin-event");

        page.navigate("/admin?view=new&from=" + mistakenDraft);
        page.locator(".lead").waitFor();
        office.field("Title").fill("Jazz at the Harbour");
        takeScreenshotWithoutNotice("admin-copy");
    }

    private void takeScreenshotWithoutNotice(String name) {
        page.locator("#notice > :not(.visually-hidden)")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        takeScreenshot(name);
    }
}
