package com.ticketing.events.app.pages;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Responses with an HTML page and the headers that every page shares. */
final class HtmlPage {

    /** Content Security Policy: same origin only, no inline scripts or styles, Trusted Types for markup. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private HtmlPage() {}

    /** 200 with a static page. Browsers revalidate the page on every visit; its assets are cached. */
    static ResponseEntity<byte[]> of(byte[] utf8) {
        return response(HttpStatus.OK).body(utf8);
    }

    /**
     * 200 with a page that depends on the request.
     *
     * @param tag entity tag without quotes
     */
    static ResponseEntity<byte[]> of(byte[] utf8, String tag) {
        return response(HttpStatus.OK).eTag(tag).body(utf8);
    }

    /** 304: the client's copy is current. */
    static ResponseEntity<byte[]> notModified(String tag) {
        return response(HttpStatus.NOT_MODIFIED).eTag(tag).build();
    }

    private static ResponseEntity.BodyBuilder response(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Referrer-Policy", "same-origin");
    }
}
