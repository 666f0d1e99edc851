package com.ticketing.events.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.ticketing.events.app.support.BlackBoxTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * The service's pages in Debian's Chromium, for a visitor in Berlin. A test fails when a script of the page does, when
 * something the page is made of is missing, and when the page's own policy is broken.
 */
abstract class BrowserTest extends BlackBoxTest {

    private static final Path CHROMIUM = Path.of(System.getProperty("events.test.chromium", "/usr/bin/chromium"));

    /** The browser says so itself whenever the service refuses something, which tests ask for. */
    private static final String REFUSAL = "Failed to load resource: the server responded with a status of 4";

    private static final List<String> AS_ROOT_AND_ALONE = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private static Playwright playwright;
    private static Browser browser;

    final List<String> troubles = new ArrayList<>();
    BrowserContext context;
    Page page;

    /** Without a browser these tests fail in CI; elsewhere they are left out, and say how to get one. */
    @BeforeAll
    static void startBrowser() {
        if (!Files.isExecutable(CHROMIUM)) {
            String missing = "There is no browser at " + CHROMIUM
                    + ": apt-get install chromium, or name another Chromium by -Devents.test.chromium=";
            assertThat(System.getenv("CI")).as(missing).isNull();
            Assumptions.abort(missing);
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(AS_ROOT_AND_ALONE));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openPage() {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(uri("").toString())
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin"));
        page = context.newPage();
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(REFUSAL)) {
                troubles.add(message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400 && response.url().contains("/assets/")) {
                troubles.add(response.status() + " " + response.url());
            }
        });
    }

    @AfterEach
    void closePage() {
        context.close();
        assertThat(troubles).isEmpty();
    }
}
