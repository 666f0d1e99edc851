package com.ticketing.events.app.embed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The custom elements in a browser, on pages of another origin with a strict policy. */
class EmbedBrowserIT extends BrowserTest {

    private static final String RECORD_REQUESTS = """
            window.fetches = 0;
            const fetchData = window.fetch;
            window.fetch = (...request) => { window.fetches += 1; return fetchData(...request); };
            window.streams = [];
            window.EventSource = class extends EventSource {
              constructor(url) { super(url); streams.push(this); }
            };""";

    private static final String OPEN_STREAMS =
            "streams.filter(stream => stream.readyState !== EventSource.CLOSED).length";

    private final String location = EventBody.unique("Hall");
    private SummaryRelay relay;
    private OtherSite site;

    @BeforeEach
    void start() {
        relay = new SummaryRelay(uri(""));
        site = OtherSite.start(uri(""), relay.origin());
        page.addInitScript(RECORD_REQUESTS);
    }

    @AfterEach
    void stop() {
        site.close();
        relay.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "async", "type=module", "type=module crossorigin=anonymous"})
    void showsTheSummaryInTheVisitorsZone(String attributes) {
        String id = publish("Jazz");
        open(script(attributes) + script(""), summary(uri("").toString(), id));
        assertThat(text()).hasText(text(id));
        assertThat(region()).hasAttribute("aria-busy", "false");
        assertThat(region()).hasAttribute("aria-live", "polite");
        assertThat(page.evaluate("streams.length")).isEqualTo(1);
        assertAccessible("summary");
    }

    @Test
    void theServiceOfTheScriptIsTheDefault() {
        String id = publish("Jazz");
        open(script(""), "<event-summary event-id=" + id + "></event-summary>");
        assertThat(text()).hasText(text(id));
    }

    @Test
    void theDemonstrationListsEventsAndShowsTheSummaryOfOneAtATime() throws IOException {
        publish("Jazz");
        String blues = publish("Blues");
        patch(blues, Map.of("status", "CANCELLED"));
        page.navigate(site.publish(Files.readString(Checkout.root().resolve("docs/clients/embed.html"))
                .replace("http://127.0.0.1:8080", uri("").toString())
                .replace("<event-list ", "<event-list locations=\"" + location + "\" ")));
        Locator events = page.locator("details");
        assertThat(events).hasCount(2);
        assertThat(page.locator("details:has-text('Blues')")).containsText("Cancelled");
        assertAccessible("list");
        for (int i = 0; i < 2; i++) {
            events.nth(i).locator("summary").click();
            assertThat(events.nth(i).locator("[part=region][aria-busy=false]")).containsText(location);
            events.nth(i).evaluate("details => details.dispatchEvent(new Event('toggle'))");
            assertThat(page.locator("event-summary")).hasCount(1);
            assertThat(events.nth(i).locator("a")).hasAttribute("href", Pattern.compile(uri("/e/") + "[0-9a-f-]{36}"));
        }
        assertAccessible("open event");
    }

    @Test
    void dataStayText() {
        String markup = "<img src=x onerror=alert(1)></p>";
        String id = create(
                EventBody.at(location + markup).with("status", "PUBLISHED").with("title", markup));
        page.onDialog(dialog -> browserErrors.add("A script ran: " + dialog.message()));
        open(script(""), summary(uri("").toString(), id) + list());
        assertThat(text()).hasText(text(id));
        assertThat(page.locator("[part=title]")).hasText(markup);
        assertThat(page.locator("[part=location]")).hasText(location + markup);
        assertThat(page.locator("img")).hasCount(0);
    }

    @Test
    void anEventThatIsNotPublicIsNotAvailable() {
        String draft = create(EventBody.at(location));
        open(script(""), summary(uri("").toString(), UNKNOWN_ID));
        for (String id : new String[] {UNKNOWN_ID, draft, "none"}) {
            page.locator("event-summary").evaluate("(element, id) => element.setAttribute('event-id', id)", id);
            assertThat(region()).hasText("This event is not available.");
            assertThat(region()).hasAttribute("aria-busy", "false");
        }
        assertThat(page.evaluate(OPEN_STREAMS)).isEqualTo(0);
        assertAccessible("unknown event");
    }

    @Test
    void datesAreInTheZoneOfTheServiceIfItLacksTheVisitors() {
        useZoneThatTheServiceLacks();
        String id = publish("Jazz");
        open(script(""), summary(uri("").toString(), id));
        assertThat(text()).hasText(summaryOf(id, ""));
        assertThat(page.evaluate("streams.map(stream => new URL(stream.url).search).join()"))
                .isEqualTo("?tz=Europe%2FNewtown,");

        open(script(""), list() + list());
        assertThat(page.locator("details")).hasCount(2);
        page.locator("details").first().locator("summary").click();
        assertThat(text()).hasText(summaryOf(id, ""));
    }

    @Test
    void offersARetry() {
        String id = publish("Jazz");
        page.route(
                Pattern.compile(".*/summary\\?.*"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))));
        open(script(""), summary(uri("").toString(), id));
        assertThat(region()).containsText("The summary could not be loaded.");
        assertAccessible("error");
        page.unrouteAll();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again"))
                .click();
        assertThat(text()).hasText(text(id));
        assertThat(region()).isFocused();
    }

    @Test
    void saysThatItCannotLoadFromAnInvalidBase() {
        open(script(""), summary("http://[", UNKNOWN_ID));
        assertThat(region()).hasText("The summary could not be loaded.");
        assertThat(region()).hasAttribute("aria-busy", "false");
    }

    @Test
    void loadsOnceWhenItsScriptArrivesLate() {
        publish("Jazz");
        open("", list() + script("async"));
        assertThat(page.locator("details")).hasCount(1);
        assertThat(page.evaluate("window.fetches")).isEqualTo(1);
        page.locator("event-list")
                .evaluate("list => ['q', 'sort'].forEach(name => list.setAttribute(name, 'startAt'))");
        assertThat(page.locator("[part=status]")).hasText("No events.");
        assertThat(page.evaluate("window.fetches")).isEqualTo(2);
        assertAccessible("list without events");
    }

    @Test
    void resumesAfterALostConnection() {
        String id = publish("Jazz");
        relay.release();
        open(script(""), summary(relay.origin().toString(), id));
        assertThat(region()).hasAttribute("aria-busy", "false");
        assertThat(text()).hasText(text(id));
        assertThat(relay.requests()).containsExactly("", "3");
    }

    @Test
    void aChangedElementEndsItsStream() {
        String first = publish("Jazz");
        String second = publish("Blues");
        open(script(""), summary(relay.origin().toString(), first));
        assertThat(text()).not().isEmpty();
        assertThat(page.evaluate(OPEN_STREAMS)).isEqualTo(1);
        Locator element = page.locator("event-summary");
        element.evaluate("(element, id) => element.setAttribute('event-id', id)", second);
        assertThat(text()).hasText(text(second));
        assertThat(page.evaluate("streams.map(stream => stream.readyState).join()"))
                .isEqualTo("2,2");
    }

    @Test
    void aRemovedElementEndsItsStream() {
        open(script(""), summary(relay.origin().toString(), publish("Jazz")));
        assertThat(text()).not().isEmpty();
        assertThat(page.evaluate(OPEN_STREAMS)).isEqualTo(1);
        page.evaluate("document.querySelector('event-summary').remove()");
        assertThat(page.evaluate(OPEN_STREAMS)).isEqualTo(0);
    }

    private String publish(String title) {
        return create(EventBody.at(location).with("status", "PUBLISHED").with("title", title));
    }

    private void open(String head, String body) {
        page.navigate(site.publish(head, body));
    }

    private String script(String attributes) {
        return "<script %s src=\"%s\"></script>".formatted(attributes, uri("/embed/event-summary.js"));
    }

    private static String summary(String base, String id) {
        return "<event-summary base=\"%s\" event-id=\"%s\"></event-summary>".formatted(base, id);
    }

    private String list() {
        return "<event-list base='%s' locations='%s' limit='5'></event-list>".formatted(uri(""), location);
    }

    private Locator region() {
        return page.locator("event-summary [part=region]");
    }

    private Locator text() {
        return page.locator("event-summary [part=text]");
    }

    /** The complete summary in the zone of the browser. */
    private String text(String id) {
        return summaryOf(id, "?tz=Europe/Berlin");
    }

    private String summaryOf(String id, String query) {
        return anonymous()
                .accept("text/plain")
                .get("/public/events/{id}/summary" + query, id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
