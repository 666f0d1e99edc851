package com.ticketing.events.app.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.ticketing.events.app.support.BlackBoxTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Base class of tests in Chromium or Chrome, with locale en-GB and time zone Europe/Berlin. A test fails on an uncaught
 * script error, on a console error such as a violation of the Content Security Policy, and on an asset that cannot be
 * loaded.
 */
@ExtendWith(BrowserCondition.class)
public abstract class BrowserTest extends BlackBoxTest {

    /** Prefix of the console message for every response of 4xx; tests provoke such responses. */
    private static final String CLIENT_ERROR_MESSAGE =
            "Failed to load resource: the server responded with a status of 4";

    private static final List<String> LAUNCH_ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    /** On a machine with other work the pages take a multiple of their usual time. */
    private static final int ASSERTION_TIMEOUT_MILLIS = 30_000;

    /** The clocks of Europe/Berlin, under a name that is in no version of the IANA database. */
    private static final String NEW_ZONE = """
            const Known = Intl.DateTimeFormat;
            Intl.DateTimeFormat = class extends Known {
              constructor(locales, {timeZone, ...options} = {}) {
                super(locales, {...options, timeZone: timeZone === 'Europe/Newtown' ? undefined : timeZone});
              }
              resolvedOptions() { return {...super.resolvedOptions(), timeZone: 'Europe/Newtown'}; }
            };""";

    private static Browser browser;

    protected final List<String> browserErrors = new ArrayList<>();
    protected BrowserContext context;
    protected Page page;

    /** One browser for all test classes, closed after the last of them. */
    private record RunningBrowser(Playwright playwright, Browser browser) implements AutoCloseable {

        static RunningBrowser start() {
            PlaywrightAssertions.setDefaultAssertionTimeout(ASSERTION_TIMEOUT_MILLIS);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(LAUNCH_ARGUMENTS);
            TestBrowser.find().orElseThrow().path().ifPresent(options::setExecutablePath);
            return new RunningBrowser(playwright, playwright.chromium().launch(options));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    @RegisterExtension
    static final BeforeAllCallback BROWSER = test -> browser = test.getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(RunningBrowser.class, _ -> RunningBrowser.start(), RunningBrowser.class)
            .browser();

    @BeforeEach
    void openPage() {
        openPage("en-GB");
    }

    /** Opens the page in a context with another language. */
    protected void openPage(String locale) {
        if (context != null && !page.isClosed()) {
            closeContext();
        }
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(uri("").toString())
                .setLocale(locale)
                .setTimezoneId("Europe/Berlin"));
        page = context.newPage();
        page.onPageError(browserErrors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(CLIENT_ERROR_MESSAGE)) {
                browserErrors.add(message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400 && response.url().contains("/assets/")) {
                browserErrors.add(response.status() + " " + response.url());
            }
        });
    }

    @AfterEach
    void closePage() {
        closeContext();
        assertThat(browserErrors).isEmpty();
    }

    /** Ends interception first: a handler that forwards a request fails if its page is closed meanwhile. */
    private void closeContext() {
        if (!page.isClosed()) {
            page.unrouteAll();
        }
        context.close();
    }

    /**
     * Fails on accessibility violations of the page's present state, in light and dark, 320 and 1280 pixels
     * wide, and if the page is wider than that. The page is light and without motion afterwards.
     */
    protected void assertAccessible(String state) {
        AccessibilityCheck.check(page, state);
    }

    /** Gives the pages that are opened next a time zone that the service lacks. */
    protected void useZoneThatTheServiceLacks() {
        page.addInitScript(NEW_ZONE);
    }
}
