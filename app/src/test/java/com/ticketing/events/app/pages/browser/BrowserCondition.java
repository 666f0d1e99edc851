package com.ticketing.events.app.pages.browser;

import com.ticketing.events.app.support.condition.InstalledProgramCondition;

/** Condition of browser tests: a Chromium or Chrome. */
final class BrowserCondition extends InstalledProgramCondition {

    BrowserCondition() {
        super("No Chromium or Chrome on the PATH, and Playwright cannot download one."
                + " Install one (Debian: apt-get install chromium) or set -D" + TestBrowser.PROPERTY + "=PATH.");
    }

    @Override
    protected boolean isInstalled() {
        return TestBrowser.find().isPresent();
    }
}
