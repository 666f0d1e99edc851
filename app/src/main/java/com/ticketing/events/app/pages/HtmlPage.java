package com.ticketing.events.app.pages;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What every page answers with. */
final class HtmlPage {

    /** Nothing from elsewhere, no script or style in the page itself, and no text that becomes markup. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private HtmlPage() {}

    /** The page itself is asked for each time; what it is made of is not. */
    static ResponseEntity<byte[]> of(byte[] utf8) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "same-origin")
                .body(utf8);
    }
}
