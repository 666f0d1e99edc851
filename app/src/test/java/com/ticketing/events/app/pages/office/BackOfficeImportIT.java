package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Import of a file in the back office. */
class BackOfficeImportIT extends BrowserTest {

    @Test
    void importsTheLinesOfAFileAndReportsTheRefusedOnes() {
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        String hall = EventBody.unique("Imported hall");
        EventBody event = EventBody.at(hall);
        String other = event.with("title", "Other").json();
        office.link("Import").click();
        assertThat(office.heading()).isFocused();
        office.button("Import").click();
        assertThat(office.errorOf("File")).hasText("Choose a file");
        assertThat(office.field("File")).isFocused();
        assertAccessible("import without a file");

        choose(office, String.join("\n", event.json(), event.with("title", " ").json(), "", other, ""));
        office.button("Check only").click();
        assertThat(office.notice()).hasText("Checked: 2 can be created, 0 already there, 1 refused");
        assertThat(importReport().locator("h2")).isFocused();
        assertThat(importReport().locator("li")).hasText(new String[] {"Line 2 title: Must not be blank"});
        assertThat(countAt(hall)).isZero();
        assertAccessible("checked file");

        office.button("Import").click();
        assertThat(office.dialog()).containsText("Import “events.jsonl”?");
        assertAccessible("question about an import");
        page.keyboard().press("Escape");
        assertThat(office.button("Import")).isFocused();
        office.act("Import", "Import the file");
        assertThat(office.notice()).hasText("Imported: 2 created, 0 already there, 1 refused");
        assertThat(countAt(hall)).isEqualTo(2);
        office.act("Import", "Import the file");
        assertThat(office.notice()).hasText("Imported: 0 created, 2 already there, 1 refused");
        assertThat(countAt(hall)).isEqualTo(2);
    }

    @Test
    void anImportIsStoppedFailsOrEndsEarly() {
        BackOfficePage office = BackOfficePage.signedIn(page, "import");
        choose(office, EventBody.valid().json());
        page.route("**/events/import?*", route -> {});
        office.act("Import", "Import the file");
        assertThat(importReport().locator("h2")).isFocused();
        assertAccessible("import in progress");
        office.link("Projections").click();
        assertThat(office.dialog()).containsText("Leave before the import is complete?");
        office.button("Stay").click();
        office.button("Stop").click();
        assertThat(office.notice()).hasText("The import is stopped: 0 created, 0 already there, 0 refused");
        assertThat(importReport()).containsText("importing the file again creates nothing twice");
        assertAccessible("stopped import");
        assertThat(office.button("Import")).isFocused();

        page.unroute("**/events/import?*");
        page.route("**/events/import?*", BackOfficeImportIT::refuse, new Page.RouteOptions().setTimes(1));
        office.act("Import", "Import the file");
        assertThat(office.problem()).containsText("Some lines may have been imported");
        assertThat(office.problem()).containsText("Busy");
        assertAccessible("failed import");
        browserErrors.clear();

        page.route("**/events/import?*", BackOfficeImportIT::endEarly, new Page.RouteOptions().setTimes(1));
        office.act("Import", "Import the file");
        assertThat(office.notice()).hasText("Imported: 1 created, 0 already there, 1 refused");
        assertThat(office.problem()).hasText("No line after line 2 was imported.");
        assertThat(importReport().locator("li")).hasText(new String[] {"Line 2 Too large"});
        office.link("Projections").click();
        assertThat(office.heading()).hasText("Projections");
    }

    private static void refuse(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/json")
                .setBody("{\"error\": {\"code\": \"UNAVAILABLE\", \"message\": \"Busy\", \"details\": []}}"));
    }

    private static void endEarly(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/x-ndjson")
                .setBody("""
                        {"line":1,"status":201,"id":"5f0c9c0e-6f0a-4b0e-9d3e-2f6a0d1c7b11"}
                        {"line":2,"status":413,"error":{"code":"TOO_LARGE","message":"Too large","details":[]}}
                        """));
    }

    private static void choose(BackOfficePage office, String lines) {
        office.field("File")
                .setInputFiles(new FilePayload(
                        "events.jsonl", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8)));
    }

    private Locator importReport() {
        return page.locator("section.import");
    }
}
