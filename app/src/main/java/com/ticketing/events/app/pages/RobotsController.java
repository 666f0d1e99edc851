package com.ticketing.events.app.pages;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.query.http.PublicBaseUrl;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /robots.txt} (RFC 9309): crawlers find the pages by the sitemap, and leave out data and filtered lists.
 */
@ConditionalOnSide(Side.QUERY)
@RestController
class RobotsController {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");
    private static final CacheControl ONE_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private static final String RULES = """
            User-agent: *
            Disallow: /admin
            Disallow: /public/
            Disallow: /*?
            Allow: /sitemap.xml

            """;

    private final String text;

    RobotsController(PublicBaseUrl baseUrl) {
        text = RULES + "Sitemap: " + baseUrl.of(PublicBaseUrl.SITEMAP_PATH) + "\n";
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok().contentType(TEXT).cacheControl(ONE_HOUR).body(text);
    }
}
