package com.ticketing.events.app.http.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.text.Sha256;
import java.util.Base64;
import org.springframework.http.HttpStatus;

/**
 * HTML page of an error, for a browser that navigates. Depends on the status alone, needs no other file, and has less
 * than 1 KiB, so that it is never compressed.
 */
public final class ErrorPage {

    /** The media type of the page. */
    public static final String CONTENT_TYPE = "text/html;charset=utf-8";

    private static final String STYLE = ":root{color-scheme:light dark}"
            + "body{margin:0;font:1.05rem/1.6 system-ui,sans-serif;"
            + "background:light-dark(#f6f4ef,#15141a);color:light-dark(#1f1c26,#ece9f2)}"
            + "main{max-width:36rem;margin:auto;padding:3rem 1.5rem}"
            + "h1{font-size:1.9rem;line-height:1.15}a{color:light-dark(#4b34c9,#b3a5ff)}";

    /** Permits this style sheet alone. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; img-src 'self'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Sha256.of(STYLE.getBytes(UTF_8)))
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            """;

    private static final String TRY_AGAIN = "Wait a moment, then load this page again.";

    private ErrorPage() {}

    /** The page of a status of 400 or more, in UTF-8. */
    public static byte[] of(int status) {
        return page(status, title(status), text(status)).getBytes(UTF_8);
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "This page is not public";
            case 404 -> "Page not found";
            case 406 -> "This is not a page";
            case 429 -> "Too many requests";
            case 500 -> "Something went wrong";
            case 503 -> "Not available at the moment";
            default -> phrase(status);
        };
    }

    private static String text(int status) {
        return switch (status) {
            case 400 -> "The address is not valid.";
            case 401 -> "This address is for requests with a token.";
            case 404 -> "There is nothing public at this address.";
            case 405 -> "This address does not support the method of the request.";
            case 406 -> "The address has data for programs and no page.";
            case 429, 503 -> TRY_AGAIN;
            case 500 -> "The error is on our side. Try again later.";
            default -> "The request could not be answered.";
        };
    }

    private static String phrase(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    private static String page(int status, String title, String text) {
        return HEAD + "<title>" + title + "</title>\n<style>" + STYLE + "</style>\n<main>\n<h1>" + title + "</h1>\n<p>"
                + text + "</p>\n<p><a href=\"/\">See what’s on</a></p>\n<p>Error " + status + "</p>\n</main>\n";
    }
}
