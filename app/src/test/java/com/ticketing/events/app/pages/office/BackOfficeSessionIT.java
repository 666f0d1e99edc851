package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.security.jwt.TestIssuer;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.TestActors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that end in mid-work: the sign-in opens over the view, which keeps everything that was typed. */
class BackOfficeSessionIT extends BrowserTest {

    private static final String ADA = "events.security.actors.ada.";

    @Test
    void aRestartWithAnotherTokenLosesNothing(@TempDir Path directory) {
        String scopes = ADA + "scopes=events:read,events:write";
        try (TestIssuer issuer = new TestIssuer().up();
                ServiceProcess first = ServiceProcess.ready(
                        TestStorage.sqlite(directory), ADA + "tokens=first-token-of-ada", scopes)) {
            page.navigate("http://127.0.0.1:" + first.port() + "/admin?view=new");
            BackOfficePage office = new BackOfficePage(page);
            office.signIn("first-token-of-ada");
            String day = EventBody.inDays(30).toString();
            office.fillIn("Jazz", day + "T20:00", day + "T23:00", "Hamburg");
            office.field("Internal notes").fill("Piano tuner");

            try (ServiceProcess second = first.restarted(
                    ADA + "tokens=second-token-of-ada",
                    scopes,
                    "events.security.jwt.issuer-uri=" + issuer.uri(),
                    "events.security.jwt.audience=" + TestIssuer.AUDIENCE)) {
                office.button("Create event").click();
                assertThat(office.dialog()).containsText("The token of ada is no longer accepted");
                assertThat(office.field("Access token")).isFocused();
                office.signIn("second-token-of-ada");

                assertThat(office.heading()).hasText("Jazz");
                assertThat(office.field("Internal notes")).hasValue("Piano tuner");
                assertThat(office.history()).containsText(new String[] {"Created by ada"});

                office.field("Title").fill("Blues");
                office.revokeToken();
                office.button("Save changes").click();
                office.signIn(issuer.token(issuer.claims()
                        .claim("scope", "events:read events:write")
                        .build()));
                assertThat(office.problem())
                        .containsText("Nothing was changed, because you are signed in as grace now");
                assertThat(office.account()).containsText("Signed in as grace until");
                office.button("Save changes").click();
                assertThat(office.heading()).hasText("Blues");
                assertThat(office.history().first()).containsText("Details revised by grace");
                assertThat(second.isAlive()).isTrue();
            }
        }
    }

    @Test
    void cancellingTheSignInKeepsTheInputAndTheNextAttemptOpensItAgain() {
        String id = create(EventBody.valid());
        BackOfficePage office = BackOfficePage.signedIn(page, "event&id=" + id);
        office.field("Title").fill("Blues");
        office.field("Internal notes").fill("Piano tuner");
        office.revokeToken();
        office.button("Save changes").click();
        office.signIn("wrong-token");
        assertThat(office.errorOf("Access token")).hasText("A valid bearer token is required");
        assertThat(office.field("Access token")).isFocused();
        assertAccessible("wrong token in mid-work");
        page.keyboard().press("Escape");

        assertThat(office.dialog()).hasCount(0);
        assertThat(office.button("Save changes")).isFocused();
        assertThat(office.problem()).containsText("The token of admin is no longer accepted");
        assertAccessible("cancelled sign-in");
        assertThat(office.field("Title")).hasValue("Blues");
        assertThat(office.field("Internal notes")).hasValue("Piano tuner");

        office.button("Save changes").click();
        office.button("Cancel").click();
        assertThat(office.dialog()).hasCount(0);
        office.button("Save changes").click();
        office.signIn(ADMIN_TOKEN);
        assertThat(office.notice()).hasText("Saved");
        assertThat(office.problem()).hasCount(0);
        read(id).body("title", equalTo("Blues")).body("internalNotes", equalTo("Piano tuner"));
    }

    @Test
    void anActorThatMayNotSaveKeepsTheInputForTheNextOne() {
        String id = create(EventBody.valid());
        BackOfficePage office = BackOfficePage.signedIn(page, "event&id=" + id);
        office.field("Internal notes").fill("Piano tuner");
        office.revokeToken();
        office.button("Save changes").click();
        office.signIn(TestActors.token("viewer"));

        assertThat(office.problem()).containsText("you are signed in as only-viewer now");
        assertAccessible("event of an actor that may not change it");
        assertThat(office.button("Save changes")).isHidden();
        assertThat(office.button("Publish")).isHidden();
        assertThat(office.field("Internal notes")).hasValue("Piano tuner");

        office.missingScope().getByText("Sign in with another token").click();
        office.signIn(SECOND_TOKEN);
        office.button("Save changes").click();
        assertThat(office.notice()).hasText("Saved");
        assertThat(office.history().first()).containsText("Notes revised by second");
    }

    @Test
    void concurrentRefusalsOpenOneDialog() {
        List<String> refused = new ArrayList<>();
        page.onResponse(response -> {
            if (response.status() == 401) {
                refused.add(response.url());
            }
        });
        BackOfficePage office = BackOfficePage.signedIn(page, "projections");
        office.revokeToken();
        office.link("Events").click();
        assertThat(office.dialog()).isVisible();
        page.waitForCondition(() -> refused.size() >= 4);
        assertThat(office.dialog()).hasCount(1);

        office.button("Cancel").click();
        assertThat(office.dialog()).hasCount(0);
        office.problem().getByText("Sign in with another token").click();
        office.signIn(ADMIN_TOKEN);
        assertThat(page.locator(".summary")).isVisible();
        assertThat(office.dialog()).hasCount(0);
        assertThat(office.problem()).hasCount(0);
    }

    @Test
    void pollsDoNotOpenACancelledSignInAgain() {
        page.clock().install();
        BackOfficePage office = BackOfficePage.signedIn(page, "projections");
        page.locator("progress").first().waitFor();
        office.revokeToken();
        page.clock().runFor(5_000);
        office.button("Cancel").click();
        assertThat(office.problem()).isVisible();
        page.clock().runFor(20_000);
        assertThat(office.dialog()).hasCount(0);

        office.problem().getByText("Sign in with another token").click();
        office.signIn(ADMIN_TOKEN);
        assertThat(office.problem()).hasCount(0);
        assertThat(page.locator("progress").first()).isVisible();
    }

    @Test
    void aFeedWhoseTokenEndsContinuesAfterTheSignIn() {
        EventBody before = EventBody.valid();
        create(before);
        BackOfficePage office = BackOfficePage.signedIn(page, "feed", TestActors.TEMPORARY_TOKEN);
        assertThat(page.locator(".badge.live")).isVisible();
        clock.advance(
                Duration.between(clock.instant(), TestActors.TEMPORARY_END).plusSeconds(1));
        assertThat(office.dialog()).containsText("The token of temporary is no longer accepted");

        clock.reset();
        EventBody after = EventBody.valid();
        create(after);
        office.signIn(ADMIN_TOKEN);
        assertThat(page.locator(".badge.live")).isVisible();
        assertThat(office.link(after.title())).hasCount(1);
        assertThat(office.link(before.title())).hasCount(1);
        assertThat(office.account()).containsText("Signed in as admin");
    }

    @Test
    void aTokenThatDoesNotAllowTheViewShowsTheMissingScope() {
        BackOfficePage office = BackOfficePage.signedIn(page, "events");
        office.revokeToken();
        office.link("Notifications").click();
        office.signIn(TestActors.token("auditor"));
        assertThat(office.missingScope()).containsText("it lacks the scope notifications:read");
        assertThat(office.navigation()).hasText(new String[] {"Events", "Audit log", "Live feed"});

        office.button("Sign in with another token").click();
        office.signIn(TestActors.token("metrics:read"));
        assertThat(office.missingScope().locator("li code")).hasText(new String[] {"metrics:read"});
        assertAccessible("view of another scope");
        assertThat(office.heading()).isFocused();
        assertThat(office.navigation()).hasCount(0);

        office.button("Sign in with another token").click();
        office.signIn(SECOND_TOKEN);
        assertThat(office.field("State")).isVisible();
        assertThat(office.missingScope()).hasCount(0);
    }
}
