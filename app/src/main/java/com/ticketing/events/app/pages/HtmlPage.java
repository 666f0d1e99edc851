package com.ticketing.events.app.pages;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
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
        return answer(HttpStatus.OK).body(utf8);
    }

    /**
     * A page that differs from one request to the next.
     *
     * @param tag without quotes
     */
    static ResponseEntity<byte[]> of(HttpStatus status, byte[] utf8, String tag) {
        return answer(status).eTag(tag).body(utf8);
    }

    /** The client has that page. */
    static ResponseEntity<byte[]> unchanged(String tag) {
        return answer(HttpStatus.NOT_MODIFIED).eTag(tag).build();
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "same-origin");
    }
}
