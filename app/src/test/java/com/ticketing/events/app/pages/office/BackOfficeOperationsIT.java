package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import com.ticketing.events.query.catalog.live.CatalogTampering;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BackOfficeOperationsIT extends BrowserTest {

    @Autowired
    LiveCatalog catalog;

    @Test
    void redeliversANotification(CapturedOutput output) {
        EventBody event = EventBody.valid();
        String id = create(event);
        String text = "New event created: " + event.title();
        await().until(() -> output.getOut().contains(text));
        await().until(() -> admin().get("/notifications?state=sent&eventId=" + id)
                .asString()
                .contains(text));

        BackOfficePage office = BackOfficePage.signedIn(page, "deliveries&eventId=" + id);
        assertThat(office.row(text)).containsText("Sent");
        office.row(text).getByRole(AriaRole.BUTTON).click();
        assertThat(office.notice()).containsText(text);
        await().untilAsserted(() ->
                assertThat(output.getOut().split(Pattern.quote(text), -1)).hasSize(3));
        assertThat(office.row(text)).containsText("Sent");
    }

    @Test
    void showsTheEndOfAnAddressAndSendsAllDeadAgain() {
        listOnce(1042);
        BackOfficePage office = BackOfficePage.signedIn(page, "deliveries");
        Locator card = page.locator(".channel");
        assertThat(card.locator(".badge")).hasText("Ended");
        assertThat(card).containsText("https://hooks.example.com");
        assertThat(card).containsText("The receiver ended this address on 7 Jan 2099");
        assertThat(card).containsText("3 pending, 17 sent, 1,042 dead");
        assertAccessible("channel whose address has ended");

        Request sent = page.waitForRequest(
                "**/notifications/channels/log/redeliver",
                () -> office.button("Send all 1,042 dead again by log").click());
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(office.notice()).hasText("0 deliveries will be sent again by log");
        assertThat(card.locator(".badge")).hasText("In use");
        assertThat(card).containsText("0 dead");
        assertThat(card.getByRole(AriaRole.BUTTON)).hasCount(0);
    }

    @Test
    void sendsAgainAsManyAsWereDeadAndNoMoreAfterTheViewIsLeft() {
        String redelivery = "**/notifications/channels/log/redeliver";
        List<Route> requests = new ArrayList<>();
        page.route(redelivery, route -> {
            requests.add(route);
            respond(route, "{\"redelivered\": 1000}");
        });
        listOnce(1042);
        BackOfficePage office = BackOfficePage.signedIn(page, "deliveries");
        office.button("Send all 1,042 dead again by log").click();
        assertThat(office.notice()).hasText("2,000 deliveries will be sent again by log");
        assertThat(requests).hasSize(2);

        page.unroute(redelivery);
        page.route(redelivery, requests::add);
        listOnce(5000);
        page.reload();
        page.waitForRequest(
                redelivery,
                () -> office.button("Send all 5,000 dead again by log").click());
        office.link("Projections").click();
        assertThat(office.heading()).hasText("Projections");
        respond(requests.getLast(), "{\"redelivered\": 1000}");
        assertThat(office.notice()).hasText("1,000 deliveries will be sent again by log");
        assertThat(requests).hasSize(3);
    }

    @Test
    void filtersNotifications() {
        EventBody event = EventBody.valid();
        String id = create(event);
        String text = "New event created: " + event.title();
        await().until(() -> admin().get("/notifications?state=sent&eventId=" + id)
                .asString()
                .contains(text));
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        office.link("Notifications").click();
        assertThat(page.locator("tbody tr").first()).containsText(text);
        assertThat(page.locator(".channel").first()).containsText(Pattern.compile("pending, [1-9][0-9,]* sent, "));
        office.field("Event id").fill(id);
        office.button("Apply").click();
        assertThat(office.row(text)).hasCount(1);

        office.field("State").selectOption("dead");
        office.button("Apply").click();
        assertThat(page.locator(".empty")).isVisible();
        assertThat(page.url()).contains("state=dead");
        assertAccessible("no deliveries");

        office.field("Event id").fill("nonsense");
        office.button("Apply").click();
        assertThat(page.locator(".problem")).containsText("eventId Must be a UUID");
        assertAccessible("deliveries that cannot be listed");
    }

    @Test
    void showsProgressAndReportOfARebuild() {
        create(EventBody.valid());
        BackOfficePage office = BackOfficePage.signedIn(page, "projections");
        Locator card = page.locator(".projection").first();
        assertThat(card.locator(".badge")).hasText("Live");
        assertThat(office.button("Rebuild")).hasCount(1);

        CatalogTampering.whileLocked(catalog, () -> {
            office.button("Rebuild").click();
            assertThat(card.locator(".badge")).hasText("Rebuilding");
            assertThat(card).containsText("the current copy stays in use");
            assertThat(card.getByRole(AriaRole.PROGRESSBAR)).isVisible();
            assertThat(office.button("Rebuild")).isHidden();
            assertAccessible("rebuild in progress");
        });

        assertThat(card.locator(".badge")).hasText("Live");
        assertThat(card.locator(".report dd").last()).hasText("None");
        assertThat(office.notice()).containsText("The catalog is rebuilt");
        assertThat(office.button("Rebuild")).isVisible();
        assertAccessible("report of a rebuild");
    }

    @Test
    void theFeedShowsNewEntriesAndResumesAfterAPause() {
        EventBody event = EventBody.valid();
        BackOfficePage office = BackOfficePage.signedIn(page, "feed");
        assertThat(page.locator(".badge.live")).isVisible();

        String id = create(event);
        assertThat(entry(event.title())).containsText("Created");
        withToken(SECOND_TOKEN)
                .contentType("application/json")
                .body(Json.write(Map.of("status", "PUBLISHED")))
                .patch("/events/{id}", id);
        assertThat(entry(event.title()).first()).containsText("Published " + event.title() + " by second");

        office.button("Pause").click();
        EventBody missed = EventBody.valid();
        create(missed);
        assertThat(page.locator(".badge.paused")).isVisible();
        assertAccessible("paused feed");
        office.button("Resume").click();
        assertThat(entry(missed.title())).hasCount(1);
        assertThat(entry(event.title())).hasCount(2);
    }

    @Test
    void theFeedResumesAfterTheLastEntryWhenDisconnected() {
        EventBody first = EventBody.valid();
        create(first);
        long position = Json.read(admin().get("/projections/catalog").asString())
                .get("head")
                .longValue();
        String entry = Json.read(admin().get("/audit/events?limit=1&after=" + (position - 1))
                        .asString())
                .at("/entries/0")
                .toString();
        page.route(
                "**/audit/events?after=*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("id: %d\ndata: %s\n\nid: %d\ndata: {".formatted(position, entry, position + 1))),
                new Page.RouteOptions().setTimes(1));

        BackOfficePage.signedIn(page, "feed");
        assertThat(entry(first.title())).hasCount(1);
        EventBody second = EventBody.valid();
        create(second);
        Request resumed = page.waitForRequest("**/audit/events?*", () -> {});
        assertThat(resumed.headerValue("Last-Event-ID")).isEqualTo(Long.toString(position));
        assertThat(entry(second.title())).hasCount(1);
        assertThat(entry(first.title())).hasCount(1);
    }

    @Test
    void theFeedFiltersByActor() {
        EventBody event = EventBody.valid();
        BackOfficePage office = BackOfficePage.signedIn(page, "feed");
        office.field("Actor").fill("second");
        office.button("Apply").click();
        assertThat(page.locator(".badge.live")).isVisible();
        assertThat(page.url()).contains("actor=second");

        String id = create(event);
        withToken(SECOND_TOKEN)
                .contentType("application/json")
                .body(Json.write(Map.of("internalNotes", "By second")))
                .patch("/events/{id}", id);
        assertThat(entry(event.title())).hasCount(1);
        assertThat(entry(event.title())).containsText("Notes revised");
    }

    /** Lists one channel with that many dead deliveries, at the next request. */
    private void listOnce(int dead) {
        String body = """
                {"channels": [{"channel": "log", "address": "https://hooks.example.com",
                "endedAt": "2099-01-07T10:32:04.5Z", "pending": 3, "sent": 17, "dead": %d}]}""".formatted(dead);
        page.route("**/notifications/channels", route -> respond(route, body), new Page.RouteOptions().setTimes(1));
    }

    private static void respond(Route route, String json) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(json));
    }

    private Locator entry(String title) {
        return page.locator(".feed li").filter(new Locator.FilterOptions().setHasText(title));
    }
}
