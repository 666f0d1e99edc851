package com.ticketing.events.app.embed;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.text.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The custom elements for pages of other sites. Those pages name the script by a URL that never changes, so that caches
 * keep it for an hour only, and then revalidate it by its entity tag; for a second hour they may serve the old one
 * meanwhile.
 */
@ConditionalOnSide(Side.QUERY)
@RestController
class EmbedController {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final CacheControl CACHING =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic().staleWhileRevalidate(Duration.ofHours(1));
    private static final int ENTITY_TAG_BYTES = 16;

    private final byte[] script;
    private final String tag;

    EmbedController(@Value("classpath:static/embed/event-summary.js") Resource file) throws IOException {
        script = file.getContentAsByteArray();
        tag = HexFormat.of().formatHex(Sha256.of(script), 0, ENTITY_TAG_BYTES);
    }

    @GetMapping("/embed/event-summary.js")
    ResponseEntity<byte[]> script(HttpServletRequest request) {
        return IfNoneMatch.matches(request, tag)
                ? response(HttpStatus.NOT_MODIFIED).build()
                : response(HttpStatus.OK).body(script);
    }

    private ResponseEntity.BodyBuilder response(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(SCRIPT)
                .eTag(tag)
                .cacheControl(CACHING)
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
