package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.Json;
import com.ticketing.events.app.support.TestActors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The back office for each kind of actor: it shows what the scopes allow, and sends no request that they do not. */
class BackOfficeActorsIT extends BrowserTest {

    private final List<String> forbidden = new ArrayList<>();

    @BeforeEach
    void recordForbiddenRequests() {
        page.onResponse(response -> {
            if (response.status() == 403) {
                forbidden.add(response.url());
            }
        });
    }

    @AfterEach
    void sentNoForbiddenRequest() {
        assertThat(forbidden).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, 'Events, Notifications, Projections'",
        "auditor, 'Events, Audit log, Live feed'",
        "events:write, ''",
        "events:erase, ''",
        "audit:read, 'Audit log, Live feed'",
        "notifications:read, Notifications",
        "projections:read, Projections",
        "metrics:read, ''"
    })
    void showsTheActorAndTheViewsOfItsScopes(String scope, String views) {
        BackOfficePage office = signedIn("events", scope);
        assertThat(office.account()).containsText("Signed in as " + TestActors.name(scope));
        assertThat(office.account()).not().containsText("until");
        assertThat(office.heading()).hasText("Events");
        assertThat(office.navigation()).hasText(views.isEmpty() ? new String[0] : views.split(", "));
        assertThat(office.link("New event")).hasCount(0);

        if (views.startsWith("Events")) {
            assertThat(page.locator(".summary")).isVisible();
            assertThat(office.missingScope()).hasCount(0);
        } else {
            assertThat(office.missingScope()).containsText("it lacks the scope events:read");
            assertThat(office.missingScope().locator("li code")).hasText(scope);
        }
        for (Locator view : office.navigation().all()) {
            view.click();
            assertThat(office.heading()).hasText(view.textContent());
            assertThat(office.missingScope()).hasCount(0);
        }
        assertThat(office.problem()).hasCount(0);
    }

    @Test
    void showsWhatTheTokenAllowsOnDemand() {
        BackOfficePage office = signedIn("events", "auditor");
        Locator scopes = office.account().locator("li code");
        assertThat(scopes.first()).isHidden();
        office.account().locator("summary").press("Enter");
        assertThat(scopes).hasText(new String[] {"audit:read", "events:read"});
        assertThat(scopes.first()).isVisible();
        assertAccessible("scopes");
    }

    @Test
    void showsTheEndOfTheTokenInTheTimeZoneOfThePage() {
        BackOfficePage office = BackOfficePage.signedIn(page, "events", TestActors.TEMPORARY_TOKEN);
        assertThat(office.account()).containsText("Signed in as temporary until 1 Jan 2199, 01:00:00");
    }

    @Test
    void aViewerReadsAnEventAndChangesNothing() {
        EventBody event = EventBody.valid();
        String id = create(event);
        await().until(() ->
                admin().get("/notifications?eventId=" + id).asString().contains(event.title()));
        BackOfficePage office = signedIn("event&id=" + id, "viewer");

        assertThat(office.history()).hasCount(1);
        assertThat(office.field("Title")).not().isEditable();
        assertThat(office.field("Internal notes")).not().isEditable();
        assertThat(page.locator("main .button:visible")).hasText(new String[] {"Sign in with another token"});
        assertThat(office.missingScope())
                .containsText("Your token does not allow you to create and change events: it lacks the scope"
                        + " events:write.");

        page.locator("main").getByText("Notifications").click();
        assertThat(office.link("New event created: " + event.title())).isVisible();
        assertThat(page.getByText("Send again")).hasCount(0);
        office.link("Projections").click();
        page.locator("progress").first().waitFor();
        assertThat(office.button("Rebuild")).hasCount(0);
    }

    @Test
    void anAuditorFollowsTheFeedWithTitles() {
        EventBody event = EventBody.valid();
        String id = create(event);
        patch(id, Map.of("internalNotes", "Revised"));
        BackOfficePage office = signedIn("feed", "auditor");
        assertThat(page.locator(".feed li").filter(new Locator.FilterOptions().setHasText(event.title())))
                .hasCount(2);
        office.link(event.title()).first().click();
        assertThat(office.heading()).hasText(event.title());
        assertThat(page.locator("main").getByText("Notifications")).isHidden();
    }

    @Test
    void aFeedWithoutEventsHasNoLinksToThem() {
        String id = create(EventBody.valid());
        patch(id, Map.of("internalNotes", "Revised"));
        signedIn("feed", "audit:read");
        Locator entry = page.locator(".feed li").filter(new Locator.FilterOptions().setHasText(id));
        assertThat(entry).containsText("Notes revised " + id);
        assertThat(page.locator(".badge.live")).isVisible();
        assertThat(page.locator(".feed a")).hasCount(0);
    }

    @Test
    void anActorThatOnlyWritesCreatesEvents() {
        String location = EventBody.unique("Hall");
        BackOfficePage office = signedIn("events", "events:write");
        office.link("create and change events").click();
        String day = EventBody.inDays(30).toString();
        office.fillIn("Jazz", day + "T20:00", day + "T23:00", location);
        office.button("Create event").click();

        assertThat(office.notice()).hasText("“Jazz” is created");
        assertThat(office.heading()).hasText("New event");
        assertThat(office.field("Title")).hasValue("");
        assertThat(countAt(location)).isEqualTo(1);
    }

    @Test
    void showsTheMissingScopeOfARefusedChangeAndKeepsTheInput() {
        String id = create(EventBody.valid());
        page.route("**/me", route -> respondWithAllScopes(route, "only-viewer"), new Page.RouteOptions().setTimes(1));
        BackOfficePage office = signedIn("event&id=" + id, "viewer");
        office.field("Internal notes").fill("Typed");
        office.button("Save changes").click();

        assertThat(office.problem())
                .containsText("Your token does not allow you to create and change events: it lacks the scope"
                        + " events:write.");
        assertThat(office.button("Save changes")).isHidden();
        assertThat(office.link("Live feed")).hasCount(0);
        assertThat(office.field("Internal notes")).hasValue("Typed");
        assertThat(forbidden).hasSize(1);
        forbidden.clear();

        office.problem().getByText("Sign in with another token").click();
        office.signIn(ADMIN_TOKEN);
        assertThat(office.account()).containsText("Signed in as admin");
        office.button("Save changes").click();
        assertThat(office.notice()).hasText("Saved");
        assertThat(office.problem()).hasCount(0);
    }

    private BackOfficePage signedIn(String view, String scope) {
        return BackOfficePage.signedIn(page, view, TestActors.token(scope));
    }

    /** The response of a service that withdrew scopes later. */
    private static void respondWithAllScopes(Route route, String actor) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(200)
                .setContentType("application/json")
                .setBody(Json.write(Map.of("actor", actor, "scopes", TestActors.SCOPES))));
    }
}
