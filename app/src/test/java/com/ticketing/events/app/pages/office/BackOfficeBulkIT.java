package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import com.ticketing.events.app.support.TestActors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Actions on several selected events, with a report for each. */
class BackOfficeBulkIT extends BrowserTest {

    private final String location = EventBody.unique("Bulk hall");
    private final List<EventBody> bodies =
            List.of(eventAt(1, "DRAFT"), eventAt(2, "DRAFT"), eventAt(3, "PUBLISHED"), eventAt(4, "CANCELLED"));

    private List<String> ids;
    private BackOfficePage office;

    @BeforeEach
    void showEvents() {
        ids = bodies.stream().map(this::create).toList();
        office = BackOfficePage.signedIn(page, "events&locations=" + location.replace(" ", "+"));
        assertThat(page.locator("tbody tr")).hasCount(bodies.size());
    }

    @Test
    void publishesTheSelectedDrafts() {
        assertThat(bulkButtons()).hasCount(0);
        select(0);
        assertThat(page.locator(".selection")).containsText("1 event selected");
        office.field("Select all on this page").check();
        assertThat(page.locator(".selection")).containsText("4 events selected");
        assertThat(bulkButtons()).hasText(new String[] {"Publish 2 drafts", "Cancel 3 events", "Discard 2 drafts"});
        assertAccessible("selection");

        office.button("Publish 2 drafts").click();
        assertThat(office.dialog().locator("li")).hasText(titles(0, 1));
        assertThat(office.button("No, go back")).isFocused();
        assertAccessible("confirmation of several");
        page.keyboard().press("Escape");
        assertThat(report()).hasCount(0);
        read(ids.get(0)).body("status", equalTo("DRAFT"));

        office.button("Publish 2 drafts").click();
        office.button("Publish them").click();
        assertThat(office.notice()).hasText("Published: 2 of 2");
        assertThat(report().locator("h2")).isFocused();
        assertThat(reported(0)).containsText("Published");
        assertThat(page.locator("tbody tr").first()).containsText("Published");
        read(ids.get(0)).body("status", equalTo("PUBLISHED"));
        read(ids.get(1)).body("status", equalTo("PUBLISHED"));
        assertAccessible("report");

        office.button("Close the report").click();
        assertThat(report()).hasCount(0);
        assertThat(office.heading()).isFocused();
    }

    @Test
    void cancelsForOneReasonAndDiscards() {
        select(0, 2);
        office.button("Cancel 2 events").click();
        office.field("Reason").fill("Storm");
        office.button("Cancel them").click();
        assertThat(office.notice()).hasText("Cancelled: 2 of 2");
        read(ids.get(0)).body("cancellation.reason", equalTo("Storm"));
        read(ids.get(2)).body("cancellation.reason", equalTo("Storm"));

        select(1);
        office.button("Discard 1 draft").click();
        office.button("Discard them").click();
        assertThat(office.notice()).hasText("Discarded: 1 of 1");
        assertThat(page.locator("tbody tr")).hasCount(3);
        read(ids.get(1)).statusCode(404);
    }

    @Test
    void changesNothingThatHasChangedMeanwhileAndTriesAgainAfterwards() {
        select(0, 1);
        revise(ids.get(0), bodies.get(0).detailsWith("title", "Corrected")).statusCode(200);
        patch(ids.get(1), Map.of("status", "CANCELLED")).statusCode(200);
        office.button("Publish 2 drafts").click();
        office.button("Publish them").click();

        assertThat(office.notice()).hasText("Published: 0 of 2");
        assertThat(reported(0)).containsText("Corrected Not done It was changed after you listed it");
        assertThat(reported(1)).containsText("It is cancelled by now");
        assertThat(page.locator("tbody tr").first()).containsText("Corrected");
        read(ids.get(0)).body("status", equalTo("DRAFT"));

        office.button("Try again: 1 event").click();
        assertThat(office.notice()).hasText("Published: 1 of 1");
        read(ids.get(0)).body("status", equalTo("PUBLISHED"));
    }

    @Test
    void aReasonThatIsNotTheStoredOneIsNotDone() {
        select(0, 1, 2);
        cancelFor(ids.get(0), "Strike");
        cancelFor(ids.get(1), "Storm");
        office.button("Cancel 3 events").click();
        office.field("Reason").fill(" Storm ");
        office.button("Cancel them").click();

        assertThat(office.notice()).hasText("Cancelled: 2 of 3");
        assertThat(reported(0)).containsText("Not done It is cancelled by now, for another reason or none.");
        assertThat(reported(1)).containsText("It was already.");
        assertThat(report().locator("button")).hasText(new String[] {"Close the report"});
        read(ids.get(0)).body("cancellation.reason", equalTo("Strike"));
    }

    @Test
    void whatIsRefusedAsInvalidIsNotTriedAgain() {
        select(2);
        office.button("Cancel 1 event").click();
        office.field("Reason").fill("x".repeat(501));
        office.button("Cancel them").click();
        assertThat(office.notice()).hasText("Cancelled: 0 of 1");
        assertThat(reported(0)).containsText("reason: Must be at most 500 characters");
        assertThat(report().locator("button")).hasText(new String[] {"Close the report"});
    }

    @Test
    void aRunThatFailsUnexpectedlyDoesNotKeepTheUserOnThePage() {
        page.route("**/events/" + ids.get(0), route -> route.fulfill(new Route.FulfillOptions().setStatus(200)));
        select(0);
        office.button("Publish 1 draft").click();
        office.button("Publish them").click();
        page.waitForCondition(() -> !browserErrors.isEmpty());
        browserErrors.clear();
        office.link("Projections").click();
        assertThat(office.heading()).hasText("Projections");
    }

    @Test
    void explainsAFailureAndTriesItAgain() {
        String failing = "**/events/" + ids.get(0);
        page.route(failing, BackOfficeBulkIT::refuseChanges);
        select(0, 1);
        office.button("Publish 2 drafts").click();
        office.button("Publish them").click();

        assertThat(office.notice()).hasText("Published: 1 of 2");
        assertThat(reported(0)).containsText("It may or may not have been changed; trying again is safe. Busy");
        assertThat(reported(1)).containsText("Published");
        assertAccessible("report of a failure");
        browserErrors.clear();
        page.unroute(failing);
        office.button("Try again: 1 event").click();
        assertThat(office.notice()).hasText("Published: 1 of 1");
        read(ids.get(0)).body("status", equalTo("PUBLISHED"));
    }

    @Test
    void aRefusedTokenEndsTheRunWithOneQuestion() {
        select(0, 1);
        office.button("Publish 2 drafts").click();
        office.revokeToken();
        office.button("Publish them").click();
        office.field("Access token").waitFor();
        page.keyboard().press("Escape");

        assertThat(office.notice()).hasText("Published: 0 of 2");
        assertThat(office.dialog()).hasCount(0);
        assertThat(reported(1)).containsText("no longer accepted");
        office.button("Try again: 2 events").waitFor();
        read(ids.get(0)).body("status", equalTo("DRAFT"));
    }

    @Test
    void aViewerSelectsNothing() {
        page.evaluate("sessionStorage.clear()");
        office = BackOfficePage.signedIn(page, "events", TestActors.token("viewer"));
        page.locator("tbody tr").first().waitFor();
        assertThat(page.locator("main input[type=checkbox]:visible")).hasCount(3);
        assertThat(office.field("Select all on this page")).isHidden();
    }

    private EventBody eventAt(int day, String status) {
        String date = EventBody.inDays(30 + day).toString();
        return EventBody.at(location)
                .between(date + "T10:00:00Z", date + "T12:00:00Z")
                .with("status", status);
    }

    private void cancelFor(String id, String reason) {
        adminSending(Json.write(Map.of("reason", reason)))
                .put("/events/{id}/cancellation", id)
                .then()
                .statusCode(200);
    }

    private static void refuseChanges(Route route) {
        if (route.request().method().equals("GET")) {
            route.resume();
        } else {
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(503)
                    .setContentType("application/json")
                    .setBody("{\"error\": {\"code\": \"UNAVAILABLE\", \"message\": \"Busy\", \"details\": []}}"));
        }
    }

    private void select(int... rows) {
        for (int row : rows) {
            office.field("Select “" + bodies.get(row).title() + "”").check();
        }
    }

    private String[] titles(int... rows) {
        String[] titles = new String[rows.length];
        for (int n = 0; n < rows.length; n++) {
            titles[n] = bodies.get(rows[n]).title();
        }
        return titles;
    }

    private Locator bulkButtons() {
        return page.locator(".selection button");
    }

    private Locator report() {
        return page.locator(".bulk-report");
    }

    private Locator reported(int n) {
        return report().locator("li").nth(n);
    }
}
