package com.ticketing.events.app.pages;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The back office's page: public, because it holds no data; its script asks the admin API with the visitor's token. */
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

    /** People type the slash. */
    @GetMapping("/admin/")
    ResponseEntity<Void> withSlash() {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(URI.create("/admin"))
                .build();
    }
}
