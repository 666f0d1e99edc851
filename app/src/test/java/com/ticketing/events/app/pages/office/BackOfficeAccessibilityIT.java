package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.TestActors;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOfficeAccessibilityIT extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 900", "DARK, 1280, 900", "LIGHT, 320, 640", "DARK, 320, 640"})
    void noViewHasASeriousAccessibilityViolation(ColorScheme scheme, int width, int height) {
        String id = create(EventBody.valid());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
        BackOfficePage office = BackOfficePage.open(page, "events");
        assertAccessible("sign in");
        office.signIn(ADMIN_TOKEN);
        page.locator("table").waitFor();
        assertAccessible("events");
        assertSelectionAndReportAccessible(office);

        openView("new&from=" + id);
        page.locator(".lead").waitFor();
        assertAccessible("copy");
        openView("new");
        office.button("Create event").click();
        assertThat(office.field("Title")).isFocused();
        assertAccessible("new");
        office.field("Starts").fill("2027-03-28T02:30");
        office.field("Ends").fill("2027-10-31T02:30");
        office.button("Create event").click();
        assertThat(office.field("Starts")).isFocused();
        assertAccessible("times that do not exist and that occur twice");
        office.account().locator("summary").click();
        assertAccessible("scopes");
        office.field("Starts").fill("");
        office.field("Ends").fill("");

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

        openView("import");
        office.button("Import").click();
        assertThat(office.field("File")).isFocused();
        assertAccessible("import without a file");
        office.field("File")
                .setInputFiles(new FilePayload("lines.jsonl", "application/x-ndjson", "{}\n[]".getBytes(UTF_8)));
        office.button("Check only").click();
        page.locator("section.import li").last().waitFor();
        assertAccessible("report of refused lines");
        openView("deliveries");
        page.locator("table").waitFor();
        assertAccessible("deliveries");
        openView("projections");
        page.locator("progress").first().waitFor();
        assertAccessible("projections");
        openView("feed");
        page.locator(".badge.live").waitFor();
        assertAccessible("feed");
        openView("audit");
        page.locator(".feed li").first().waitFor();
        office.button("Verify the log").click();
        page.locator(".integrity .badge").waitFor();
        assertAccessible("audit");
        office.button("Take a checkpoint").click();
        page.getByText("Signature").waitFor();
        assertAccessible("checkpoint");

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

    private void assertSelectionAndReportAccessible(BackOfficePage office) {
        String location = EventBody.unique("Accessible hall");
        create(EventBody.at(location));
        create(EventBody.at(location).with("status", "PUBLISHED"));
        openView("events&period=all&q=" + location.replace(" ", "+"));
        office.field("Select all on this page").check();
        assertAccessible("selection");
        office.button("Cancel 2 events").click();
        assertAccessible("question about several");
        office.button("Cancel them").click();
        page.locator(".bulk-report .badge").last().waitFor();
        assertAccessible("report");
    }

    private void openView(String view) {
        page.navigate("/admin?view=" + view);
    }
}
