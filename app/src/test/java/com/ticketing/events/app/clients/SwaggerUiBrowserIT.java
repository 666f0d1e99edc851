package com.ticketing.events.app.clients;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.ticketing.events.app.pages.browser.BrowserTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Swagger UI sends what its user has filled in, and nothing that the API document gives as an example. */
class SwaggerUiBrowserIT extends BrowserTest {

    private static final List<String> OPTIONAL_HEADERS =
            List.of("idempotency-key", "x-request-id", "event-log-position", "if-none-match", "last-event-id");

    @Test
    void eachExecutionOfACreationMakesAnEvent() {
        open();
        Locator creation = tryOut("Commands", "createEvent");
        Response first = execute(creation);
        Response second = execute(creation);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.headerValue("Location")).isNotEqualTo(first.headerValue("Location"));
        assertThat(first.request().allHeaders()).doesNotContainKeys(OPTIONAL_HEADERS.toArray(String[]::new));
    }

    @Test
    void queriesHaveTheDefaultsOnly() {
        open();
        assertQuery("Queries", "listEvents", "page=1&limit=20");
        assertQuery("Public", "listPublicEvents", "page=1&limit=20");
        assertQuery("Public", "readPublicChanges", "limit=100");
        assertQuery("Audit", "readAuditLog", "after=0&limit=100");
        assertQuery("Notifications", "listNotifications", "limit=100");
    }

    private void assertQuery(String tag, String operationId, String query) {
        Response response = execute(tryOut(tag, operationId));
        assertThat(response.status()).as(operationId).isEqualTo(200);
        assertThat(response.url()).as(operationId).endsWith("?" + query);
        assertThat(response.request().allHeaders())
                .as(operationId)
                .doesNotContainKeys(OPTIONAL_HEADERS.toArray(String[]::new));
    }

    /** Opens the page and enters the token. */
    private void open() {
        page.navigate("/swagger-ui.html");
        page.locator(".auth-wrapper .authorize").click();
        page.locator(".modal-ux input").fill(ADMIN_TOKEN);
        page.locator(".modal-ux button[type=submit]").click();
        page.locator(".modal-ux .btn-done").click();
    }

    private Locator tryOut(String tag, String operationId) {
        Locator operation = page.locator("#operations-" + tag + "-" + operationId);
        operation.locator(".opblock-summary-control").click();
        operation.locator(".try-out__btn").click();
        assertThat(operation.locator(".execute")).isVisible();
        return operation;
    }

    private Response execute(Locator operation) {
        Locator button = operation.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName("Execute").setExact(true));
        return page.waitForResponse(
                response -> List.of("fetch", "xhr").contains(response.request().resourceType()), button::click);
    }
}
