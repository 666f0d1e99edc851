package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import com.ticketing.events.app.support.TestActors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The audit page: filters, pages, export, checkpoint and verification. */
class BackOfficeAuditIT extends BrowserTest {

    /** The dialog of the browser for a file cannot be operated by a test. */
    private static final String WITHOUT_FILE_DIALOG = "delete window.showSaveFilePicker;";

    private static final String WITH_CHOSEN_FILE = """
            window.written = [];
            window.showSaveFilePicker = async ({suggestedName}) => ({createWritable: async () => ({
                write: async (text) => window.written.push(text),
                close: async () => (window.file = suggestedName),
                abort: async () => (window.file = 'aborted'),
            })});""";

    private static final String CSV_LINE = """
            async (cells) => {
              const main = document.querySelector('script[type=module]').src;
              return (await import(new URL('audit/csv.js', main))).csvLine(cells);
            }""";

    private static final String CSV_HEADER =
            "\uFEFF\"position\",\"at\",\"type\",\"eventId\",\"version\",\"actor\",\"requestId\",\"changes\"\r\n";

    @Test
    void filtersByTimeTypeAndActor() {
        EventBody event = EventBody.valid();
        String id = create(event);
        patchAsSecond(id, "By second");
        BackOfficePage office = BackOfficePage.signedIn(page, "audit");
        assertThat(entry(event.title())).hasCount(2);
        assertThat(page.locator(".summary")).containsText("oldest first");

        office.field("Actor").fill("second");
        office.field("Type").selectOption("Notes revised");
        office.field("From").fill(EventBody.inDays(-1) + "T00:00");
        office.button("Apply").click();
        assertThat(page).hasURL(Pattern.compile(".*from=\\d{4}-\\d\\d-\\d\\dT00%3A00%3A00%2B0[12]%3A00.*"));
        assertThat(page.locator(".feed li").filter(new Locator.FilterOptions().setHasNotText("by second")))
                .hasCount(0);
        assertThat(office.field("From")).hasValue(EventBody.inDays(-1) + "T00:00");

        office.field("Before").fill(EventBody.inDays(-1) + "T00:01");
        office.button("Apply").click();
        assertThat(page.locator(".empty")).hasText("No entries found.");
        assertAccessible("no entries");
        office.field("From").fill("2027-03-28T02:30");
        office.button("Apply").click();
        assertThat(office.errorOf("From")).containsText("Does not exist");
        assertThat(office.field("From")).isFocused();
        assertAccessible("filter by a time that does not exist");
        office.link("Clear").click();
        assertThat(office.field("From")).hasValue("");
        assertThat(entry(event.title())).hasCount(2);
    }

    @Test
    void showsTheLatestPageFirstAndLeadsBackwards() {
        for (int n = 0; n < 51; n++) {
            create(EventBody.valid());
        }
        BackOfficePage office = BackOfficePage.signedIn(page, "audit");
        assertThat(page.locator(".feed li")).hasCount(50);
        assertThat(office.link("Later")).hasCount(0);
        String latest = page.locator(".summary").textContent();
        office.link("Earlier").click();
        assertThat(page.locator(".summary")).not().hasText(latest);
        office.link("Later").click();
        String end = latest.substring(latest.indexOf(" to "));
        assertThat(page.locator(".summary")).containsText(end);
        office.link("First").click();
        assertThat(page.locator(".summary")).containsText("Positions 1 to 50");
        assertAccessible("page of entries");
        office.link("Latest").click();
        assertThat(page.locator(".summary")).hasText(latest);
    }

    @Test
    void exportsWhatMatchesAsCsvAndJsonLines() {
        EventBody event = EventBody.valid().with("title", EventBody.unique("=1+1 \"Zoë\""));
        String id = create(event);
        patchAsSecond(id, "one\ntwo");
        page.addInitScript(WITHOUT_FILE_DIALOG);
        BackOfficePage office = BackOfficePage.signedIn(page, "audit&type=event-created&after=1");

        String csv = download(office, "Export as CSV", "audit-log.csv");
        assertThat(csv).startsWith(CSV_HEADER).endsWith("\r\n");
        assertThat(csv.lines().skip(1)).allMatch(line -> line.contains("\"event-created\""));
        assertThat(csv.lines().filter(line -> line.contains(id)))
                .singleElement()
                .asString()
                .contains("\"0\",\"admin\"")
                .contains("\"\"=1+1 \\\"\"Zoë\\\"\"");

        List<JsonNode> entries = download(office, "Export as JSON lines", "audit-log.jsonl")
                .lines()
                .map(Json::read)
                .toList();
        assertThat(entries).hasSameSizeAs(csv.lines().skip(1).toList());
        assertThat(entries)
                .filteredOn(entry -> entry.get("eventId").stringValue().equals(id))
                .singleElement()
                .extracting(entry -> entry.at("/changes/title/to").stringValue())
                .isEqualTo(event.title());
        assertThat(office.notice()).hasText(Pattern.compile("[0-9,]+ entr(y|ies) exported"));
    }

    @Test
    void noCellOfAnExportIsAFormula() {
        page.navigate("/admin");
        List<String> cells = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1");
        assertThat(page.evaluate(CSV_LINE, cells))
                .isEqualTo(
                        cells.stream().map(cell -> "\"'" + cell + "\"").collect(Collectors.joining(",", "", "\r\n")));
        assertThat(page.evaluate(CSV_LINE, List.of("a\"b", "1=1", ""))).isEqualTo("\"a\"\"b\",\"1=1\",\"\"\r\n");
    }

    @Test
    void writesPageByPageToTheChosenFileAndStops() {
        create(EventBody.valid());
        page.addInitScript(WITH_CHOSEN_FILE);
        BackOfficePage office = BackOfficePage.signedIn(page, "audit");
        office.button("Export as JSON lines").click();
        assertThat(office.notice()).hasText(Pattern.compile("[0-9,]+ entr(y|ies) exported"));
        assertThat(page.evaluate("window.file")).isEqualTo("audit-log.jsonl");
        assertThat((Integer) page.evaluate("window.written.length")).isGreaterThan(1);

        page.route("**/audit/events?*limit=1000", route -> {});
        office.button("Export as CSV").click();
        assertThat(office.button("Stop the export")).isFocused();
        assertAccessible("export in progress");
        office.link("Live feed").click();
        assertThat(office.dialog()).containsText("Leave before the export is complete?");
        office.button("Stay").click();
        office.button("Stop the export").click();
        assertThat(office.notice()).hasText("The export is stopped");
        assertThat(page.evaluate("window.file")).isEqualTo("aborted");
        assertThat(office.button("Export as CSV")).isFocused();
    }

    @Test
    void anExportWaitsForABusyServiceAndShowsAnError() {
        page.addInitScript(WITH_CHOSEN_FILE);
        BackOfficePage office = BackOfficePage.signedIn(page, "audit");
        page.route("**/audit/events?*limit=1000", route -> refuse(route, 429), new Page.RouteOptions().setTimes(1));
        office.button("Export as CSV").click();
        assertThat(office.notice()).hasText(Pattern.compile("[0-9,]+ entr(y|ies) exported"));

        page.route("**/audit/events?*limit=1000", route -> refuse(route, 500));
        office.button("Export as CSV").click();
        assertThat(office.problem()).containsText("The export has failed. Busy");
        assertAccessible("failed export");
        assertThat(page.evaluate("window.file")).isEqualTo("aborted");
        browserErrors.clear();
    }

    @Test
    void anExportWhoseFileCannotBeDiscardedDoesNotKeepTheUserOnThePage() {
        page.addInitScript("""
                window.showSaveFilePicker = async () => ({createWritable: async () => ({
                    write: () => Promise.reject(new Error('The disk is full')),
                    abort: () => Promise.reject(new Error('The file is gone')),
                })});""");
        BackOfficePage office = BackOfficePage.signedIn(page, "audit");
        office.button("Export as CSV").click();
        assertThat(office.problem()).containsText("The file cannot be written: The disk is full");
        assertThat(office.button("Export as CSV")).isFocused();
        office.link("Live feed").click();
        assertThat(office.heading()).hasText("Live feed");
        assertThat(browserErrors).singleElement().asString().contains("The file is gone");
        browserErrors.clear();
    }

    @Test
    void takesACheckpointAndVerifiesTheLog() {
        create(EventBody.valid());
        page.addInitScript(WITHOUT_FILE_DIALOG);
        BackOfficePage office = BackOfficePage.signedIn(page, "audit", TestActors.token("audit:read"));
        Locator integrity = page.locator(".integrity");
        office.button("Verify the log").click();
        assertThat(integrity.locator(".badge")).hasText("Valid");
        assertThat(office.notice()).containsText("The log is valid");
        assertAccessible("valid log");

        office.button("Take a checkpoint").click();
        assertThat(integrity).containsText("Signature");
        assertAccessible("checkpoint");
        JsonNode saved = Json.read(download(office, "Save the checkpoint", "checkpoint-[0-9]+\\.json"));
        assertThat(integrity).containsText(saved.get("hash").stringValue());
        admin().queryParam("to", saved.get("position").longValue())
                .get("/audit/verify")
                .then()
                .body("hash", equalTo(saved.get("hash").stringValue()));

        page.route(
                "**/audit/verify",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(Json.write(Map.of(
                                "from",
                                1,
                                "to",
                                9,
                                "events",
                                3,
                                "valid",
                                false,
                                "firstMismatch",
                                4,
                                "problem",
                                "The stored hash does not match the domain event")))));
        office.button("Verify the log").click();
        assertThat(office.problem())
                .hasText("The log was changed (positions 1 to 9). Position 4 does not match:"
                        + " The stored hash does not match the domain event");
        assertAccessible("log that is not valid");
    }

    private void patchAsSecond(String id, String notes) {
        withToken(SECOND_TOKEN)
                .contentType("application/json")
                .body(Json.write(Map.of("internalNotes", notes)))
                .patch("/events/{id}", id)
                .then()
                .statusCode(200);
    }

    private static void refuse(Route route, int status) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody("{\"error\": {\"code\": \"X\", \"message\": \"Busy\", \"details\": []}}"));
    }

    private String download(BackOfficePage office, String button, String name) {
        Download download = page.waitForDownload(() -> office.button(button).click());
        assertThat(download.suggestedFilename()).matches(name);
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Locator entry(String title) {
        return page.locator(".feed li").filter(new Locator.FilterOptions().setHasText(title));
    }
}
