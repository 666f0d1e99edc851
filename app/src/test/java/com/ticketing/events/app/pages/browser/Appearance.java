package com.ticketing.events.app.pages.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** Color scheme and viewport in which a page is shown, without motion. */
enum Appearance {
    LIGHT_WIDE(ColorScheme.LIGHT, 1280, 900),
    DARK_WIDE(ColorScheme.DARK, 1280, 900),
    DARK_NARROW(ColorScheme.DARK, 320, 640),
    LIGHT_NARROW(ColorScheme.LIGHT, 320, 640);

    private final ColorScheme scheme;
    private final int width;
    private final int height;

    Appearance(ColorScheme scheme, int width, int height) {
        this.scheme = scheme;
        this.width = width;
        this.height = height;
    }

    void applyTo(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(width, height);
    }
}
