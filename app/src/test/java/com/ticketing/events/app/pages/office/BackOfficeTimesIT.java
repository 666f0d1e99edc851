package com.ticketing.events.app.pages.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.ticketing.events.app.pages.browser.BrowserTest;
import com.ticketing.events.app.support.EventBody;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Date-times that staff enter, in the time zone of the tests' browser, Europe/Berlin. */
class BackOfficeTimesIT extends BrowserTest {

    private static final int YEAR = EventBody.inDays(400).getYear();

    /** The day on which the clocks go from 02:00 to 03:00. */
    private static final LocalDate SPRING = LocalDate.of(YEAR, 3, 1).with(lastInMonth(DayOfWeek.SUNDAY));

    /** The day on which the clocks go from 03:00 to 02:00. */
    private static final LocalDate AUTUMN = LocalDate.of(YEAR, 10, 1).with(lastInMonth(DayOfWeek.SUNDAY));

    private static final String INSTANTS_OF = """
            async ([local, zone]) => {
              const main = document.querySelector('script[type=module]').src;
              return (await import(new URL('form/local-time.js', main))).instantsOf(local, zone);
            }""";

    @Test
    void aLocalTimeHasNoneOneOrTwoInstants() {
        page.navigate("/admin");
        assertThat(instantsOf("2027-06-01T10:00", "Europe/Berlin")).isEqualTo(List.of("2027-06-01T10:00:00+02:00"));
        assertThat(instantsOf("2027-03-28T02:30", "Europe/Berlin")).isEqualTo(List.of());
        assertThat(instantsOf("2027-03-28T02:00", "Europe/Berlin")).isEqualTo(List.of());
        assertThat(instantsOf("2027-03-28T03:00", "Europe/Berlin")).isEqualTo(List.of("2027-03-28T03:00:00+02:00"));
        assertThat(instantsOf("2027-10-31T02:30:15", "Europe/Berlin"))
                .isEqualTo(List.of("2027-10-31T02:30:15+02:00", "2027-10-31T02:30:15+01:00"));
        assertThat(instantsOf("2027-10-31T03:00", "Europe/Berlin")).isEqualTo(List.of("2027-10-31T03:00:00+01:00"));
        assertThat(instantsOf("2027-11-07T01:30", "America/New_York"))
                .isEqualTo(List.of("2027-11-07T01:30:00-04:00", "2027-11-07T01:30:00-05:00"));
        assertThat(instantsOf("2027-04-04T01:45", "Australia/Lord_Howe"))
                .isEqualTo(List.of("2027-04-04T01:45:00+11:00", "2027-04-04T01:45:00+10:30"));
        assertThat(instantsOf("2011-12-30T12:00", "Pacific/Apia")).isEqualTo(List.of());
        assertThat(instantsOf("2027-06-01T10:00", "Asia/Kathmandu")).isEqualTo(List.of("2027-06-01T10:00:00+05:45"));
        assertThat(instantsOf("", "UTC")).isNull();
        assertThat(instantsOf("10000-01-01T00:00", "UTC")).isNull();
    }

    @Test
    void aTimeThatDoesNotExistIsRefusedAtItsField() {
        String location = EventBody.unique("Hall");
        BackOfficePage office = BackOfficePage.signedIn(page, "new");
        office.fillIn("Jazz", SPRING + "T02:30", SPRING + "T05:00", location);
        assertThat(office.errorOf("Starts")).containsText("Does not exist on that day in Europe/Berlin");
        assertThat(office.field("Starts")).hasAttribute("aria-invalid", "true");
        office.button("Create event").click();

        assertThat(office.problem()).containsText("Nothing was sent");
        assertThat(office.field("Starts")).isFocused();
        assertThat(countAt(location)).isZero();
        office.field("Starts").fill(SPRING + "T03:00");
        assertThat(office.errorOf("Starts")).isEmpty();
        office.button("Create event").click();
        assertThat(office.heading()).hasText("Jazz");
        assertThat(countAt(location)).isEqualTo(1);
    }

    @Test
    void aTimeThatOccursTwiceIsChosen() {
        BackOfficePage office = BackOfficePage.signedIn(page, "new");
        office.fillIn("Night of the clocks", AUTUMN + "T02:30", AUTUMN + "T05:00", EventBody.unique("Hall"));
        Locator choice = office.field("“Starts” occurs twice on that day in Europe/Berlin");
        Locator announced = page.locator(".field.startAt [role=status]");
        assertThat(announced).hasText("“Starts” occurs twice on that day in Europe/Berlin: choose which of the two");
        assertThat(page.locator(".field.endAt [role=status]")).isEmpty();
        assertThat(choice.locator("option"))
                .hasText(new String[] {"Choose", "The first, at UTC+02:00", "The second, at UTC+01:00"});
        office.button("Create event").click();
        assertThat(office.errorOf("Starts")).hasText("Choose which of the two");
        assertThat(choice).isFocused();
        assertThat(choice).hasAttribute("aria-invalid", "true");
        assertThat(choice).hasAccessibleDescription(Pattern.compile("Choose which of the two.*"));
        assertThat(office.field("Starts")).not().hasAttribute("aria-invalid", "true");
        assertAccessible("a time that occurs twice");

        office.field("Starts").fill(AUTUMN + "T03:30");
        assertThat(office.errorOf("Starts")).isEmpty();
        assertThat(announced).isEmpty();
        office.field("Starts").fill(AUTUMN + "T02:30");
        choice.selectOption("The second, at UTC+01:00");
        assertThat(announced).isEmpty();
        assertThat(page.locator("[aria-invalid]")).hasCount(0);
        office.button("Create event").click();
        assertThat(office.status()).hasText("Draft");
        assertThat(office.field("Starts")).hasValue(AUTUMN + "T02:30");
        assertThat(choice).hasValue("+01:00");
        assertThat(announced).isEmpty();
        String id = office.eventId();
        read(id).body("startAt", equalTo(AUTUMN + "T01:30:00Z"));

        choice.selectOption("The first, at UTC+02:00");
        office.button("Save changes").click();
        assertThat(office.notice()).hasText("Saved");
        read(id).body("startAt", equalTo(AUTUMN + "T00:30:00Z"));
    }

    @Test
    void aPublicationIsNotScheduledForATimeThatDoesNotExist() {
        String id = create(EventBody.valid().between((YEAR + 1) + "-12-01T10:00:00Z", (YEAR + 1) + "-12-01T12:00:00Z"));
        BackOfficePage office = BackOfficePage.signedIn(page, "event&id=" + id);
        office.button("Schedule publication").click();
        office.field("Publish at").fill(SPRING + "T02:30");
        office.button("Save the schedule").click();
        assertThat(office.errorOf("Publish at")).containsText("Does not exist");
        office.field("Publish at").fill(SPRING + "T03:30");
        office.button("Save the schedule").click();
        assertThat(page.locator(".event-header")).containsText("To be published");
        read(id).body("publication.at", equalTo(SPRING + "T01:30:00Z"));
    }

    @Test
    void theEndFollowsTheStartUntilItIsTyped() {
        String day = EventBody.inDays(30).toString();
        BackOfficePage office = BackOfficePage.signedIn(page, "new");
        office.field("Starts").fill(day + "T20:00");
        assertThat(office.field("Ends")).hasValue(day + "T22:00");
        office.field("Starts").fill(day + "T23:30");
        assertThat(office.field("Ends")).hasValue(EventBody.inDays(31) + "T01:30");
        office.field("Ends").fill(day + "T23:45");
        office.field("Starts").fill(day + "T21:00");
        assertThat(office.field("Ends")).hasValue(day + "T23:45");
        office.field("Ends").fill("");
        office.field("Starts").fill(day + "T20:00");
        assertThat(office.field("Ends")).hasValue("");
    }

    @Test
    void theListHasDaysOfTheServiceIfItLacksTheZoneOfTheBrowser() {
        useZoneThatTheServiceLacks();
        EventBody event = EventBody.valid();
        create(event);
        BackOfficePage office =
                BackOfficePage.signedIn(page, "events&q=" + event.location().replace(" ", "+"));
        assertThat(office.link(event.title())).isVisible();
        assertThat(office.problem()).hasCount(0);
        assertThat(office.field("Time zone")).hasValue("");
        office.field("From").fill(EventBody.inDays(1).toString());
        office.button("Apply").click();
        assertThat(page).hasURL(Pattern.compile(".*dateFrom=.*"));
        assertThat(office.link(event.title())).isVisible();

        page.navigate(page.url() + "&tz=Europe/Newtown");
        assertThat(office.link(event.title())).isVisible();
        assertThat(office.field("Time zone")).hasValue("");
        page.navigate(page.url().replace("Newtown", "Oldtown"));
        assertThat(office.problem()).containsText("tz Must be");
        assertThat(office.field("Time zone")).hasValue("Europe/Oldtown");
    }

    private Object instantsOf(String local, String zone) {
        return page.evaluate(INSTANTS_OF, List.of(local, zone));
    }
}
