package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.ticketing.events.app.pages.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOfficeSignInIT extends BrowserTest {

    @ParameterizedTest
    @CsvSource({
        "wrong-token, A valid bearer token is required",
        "two words, 'A token contains only visible ASCII characters, without spaces'",
        "'', Enter a token"
    })
    void showsWhyATokenIsInvalid(String token, String message) {
        BackOfficePage office = BackOfficePage.open(page, "events");
        office.signIn(token);

        assertThat(office.errorOf("Access token")).hasText(message);
        assertThat(office.field("Access token")).isFocused();
        assertThat(office.button("Sign in")).isVisible();
        assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
    }

    @Test
    void keepsTheTokenInOneTab() {
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        assertThat(office.heading()).hasText("Events");
        assertThat(page.url()).doesNotContain(ADMIN_TOKEN);
        assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        assertThat(context.cookies()).isEmpty();

        page.reload();
        assertThat(office.heading()).hasText("Events");

        try (Page another = context.newPage()) {
            assertThat(BackOfficePage.open(another, "events").button("Sign in")).isVisible();
        }
    }

    @Test
    void removesTheTokenOnSignOut() {
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        office.button("Sign out").click();

        assertThat(office.button("Sign in")).isVisible();
        assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
        page.goBack();
        page.goForward();
        assertThat(office.button("Sign in")).isVisible();
    }

    @Test
    void aReloadWithATokenThatIsNoLongerValidShowsTheSignInForm() {
        BackOfficePage office = BackOfficePage.signedIn(page, "projections");
        office.revokeToken();
        page.reload();

        assertThat(office.errorOf("Access token")).hasText("A valid bearer token is required");
        assertThat(office.account()).isEmpty();
        assertAccessible("sign in after the end of a token");
        office.signIn(SECOND_TOKEN);
        assertThat(office.heading()).hasText("Projections");
        assertThat(office.account()).containsText("Signed in as second");
    }

    @Test
    void aReloadWithoutTheServiceOffersAnotherAttempt() {
        BackOfficePage office = BackOfficePage.signedIn(page, "projections");
        page.route(
                "**/me",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("")),
                new Page.RouteOptions().setTimes(1));
        page.reload();
        assertThat(office.problem()).containsText("could not be read");
        assertAccessible("service that cannot be reached");
        browserErrors.clear();

        office.button("Try again").click();
        assertThat(office.heading()).hasText("Projections");
    }
}
