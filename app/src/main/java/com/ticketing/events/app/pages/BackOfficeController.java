package com.ticketing.events.app.pages;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The static page of the back office. Public, because it contains no data; its script calls the admin API with a bearer
 * token.
 */
@ConditionalOnSide(Side.QUERY)
@RestController
class BackOfficeController {

    private final byte[] page;

    BackOfficeController(Assets assets) {
        page = assets.page("static/admin/index.html");
    }

    @GetMapping("/admin")
    ResponseEntity<byte[]> page() {
        return HtmlPage.of(page);
    }

    /** Redirects {@code /admin/} to {@code /admin}. */
    @GetMapping("/admin/")
    ResponseEntity<Void> redirectTrailingSlash() {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(URI.create("/admin"))
                .build();
    }
}
