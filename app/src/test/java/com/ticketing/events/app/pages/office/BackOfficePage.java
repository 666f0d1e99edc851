package com.ticketing.events.app.pages.office;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.ticketing.events.app.support.BlackBoxTest;

/** Page object of the back office; finds elements by role, label and text. */
public record BackOfficePage(Page page) {

    static BackOfficePage open(Page page, String view) {
        page.navigate("/admin?view=" + view);
        return new BackOfficePage(page);
    }

    /** Opens a view and signs in as admin. */
    public static BackOfficePage signedIn(Page page, String view) {
        return signedIn(page, view, BlackBoxTest.ADMIN_TOKEN);
    }

    static BackOfficePage signedIn(Page page, String view, String token) {
        BackOfficePage office = open(page, view);
        office.signIn(token);
        office.button("Sign out").waitFor();
        return office;
    }

    /** Opens the view of an event, with its history, and signs in as admin. */
    static BackOfficePage editing(Page page, String id) {
        BackOfficePage office = signedIn(page, "event&id=" + id);
        office.history().first().waitFor();
        return office;
    }

    void signIn(String token) {
        field("Access token").fill(token);
        button("Sign in").click();
    }

    Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** The links to the views. */
    Locator navigation() {
        return page.locator("#navigation a");
    }

    /** The actor and the end of the token. */
    Locator account() {
        return page.locator("#account");
    }

    /** The box with the error of the last request. */
    Locator problem() {
        return page.locator(".problem");
    }

    /** The text in place of what the token does not allow. */
    Locator missingScope() {
        return page.locator(".permission:visible");
    }

    /** Makes the tab's token one that the service does not accept. */
    void revokeToken() {
        page.evaluate("sessionStorage.setItem(sessionStorage.key(0), 'revoked')");
    }

    /** Error message at the field with that label. */
    Locator errorOf(String label) {
        return page.locator(".field")
                .filter(new Locator.FilterOptions().setHas(field(label)))
                .locator(".field-error");
    }

    /** The id of the event in the view's URL. */
    String eventId() {
        return page.url().replaceFirst(".*[?&]id=([^&]*).*", "$1");
    }

    Locator status() {
        return page.locator(".event-header .badge");
    }

    /** The live region with the outcome of the last action. */
    Locator notice() {
        return page.locator("#notice");
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator history() {
        return page.locator(".history li");
    }

    /** The table row that contains the text. */
    public Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Fills in the form for a new event; the times are in the browser's time zone. */
    void fillIn(String title, String startAt, String endAt, String location) {
        field("Title").fill(title);
        field("Starts").fill(startAt);
        field("Ends").fill(endAt);
        field("Location").fill(location);
    }

    /** Performs an action of the event view and confirms it. */
    void act(String action, String confirmation) {
        button(action).click();
        button(confirmation).click();
        dialog().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
}
