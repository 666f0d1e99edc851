package com.ticketing.events.app.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.text.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page that everybody sees: what is on, complete without scripts, which only add to it. */
@RestController
class WhatsOnController {

    private static final int TAG_BYTES = 16;

    private final PublicEventSearch listing;
    private final LinkedData linkedData;
    private final Clock clock;
    private final ZoneId usualZone;
    private final Template template;
    private final URI icon;

    WhatsOnController(PublicEventSearch listing, LinkedData linkedData, Clock clock, ZoneId usualZone, Assets assets) {
        this.listing = listing;
        this.linkedData = linkedData;
        this.clock = clock;
        this.usualZone = usualZone;
        template = Mustache.compiler().compile(new String(assets.page("templates/whatson.html"), UTF_8));
        icon = URI.create(assets.root() + "icon.svg");
    }

    @GetMapping("/")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        WhatsOnRequest asked = WhatsOnRequest.of(request.getParameterMap());
        WhatsOnView view = view(asked);
        byte[] page = template.execute(view).getBytes(UTF_8);
        String tag = HexFormat.of().formatHex(Sha256.of(page), 0, TAG_BYTES);
        return IfNoneMatch.names(request, tag) ? HtmlPage.unchanged(tag) : HtmlPage.of(page, tag);
    }

    /** For those who ask without having seen a page. */
    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return ResponseEntity.status(HttpStatus.FOUND).location(icon).build();
    }

    private WhatsOnView view(WhatsOnRequest asked) {
        Instant now = clock.instant();
        ZoneId zone = zone(asked);
        try {
            PublicEventSearch.Page found = listing.page(asked.query(LocalDate.ofInstant(now, zone)));
            return WhatsOnView.of(
                    asked,
                    found.events().stream()
                            .map(event -> WhatsOnCard.of(event, now, zone, linkedData))
                            .toList(),
                    found.pagination());
        } catch (InvalidRequest e) {
            return WhatsOnView.refused(asked, e.details());
        }
    }

    /** Whether the visitor's zone is one is for the list to say. */
    private ZoneId zone(WhatsOnRequest asked) {
        try {
            return asked.has("tz") ? ZoneId.of(asked.value("tz")) : usualZone;
        } catch (DateTimeException _) {
            return usualZone;
        }
    }
}
