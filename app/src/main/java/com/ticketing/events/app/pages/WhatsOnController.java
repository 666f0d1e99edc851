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

/** The public page "What's on". Works without JavaScript; the scripts are a progressive enhancement. */
@RestController
class WhatsOnController {

    private static final int ENTITY_TAG_BYTES = 16;

    private final PublicEventSearch search;
    private final JsonLd jsonLd;
    private final Clock clock;
    private final ZoneId defaultZone;
    private final Template template;
    private final URI iconUrl;

    WhatsOnController(PublicEventSearch search, JsonLd jsonLd, Clock clock, ZoneId defaultZone, Assets assets) {
        this.search = search;
        this.jsonLd = jsonLd;
        this.clock = clock;
        this.defaultZone = defaultZone;
        template = Mustache.compiler().compile(new String(assets.page("templates/whatson.html"), UTF_8));
        iconUrl = URI.create(assets.root() + "icon.svg");
    }

    @GetMapping("/")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        WhatsOnRequest listRequest = WhatsOnRequest.of(request.getParameterMap());
        WhatsOnView view = view(listRequest);
        byte[] page = template.execute(view).getBytes(UTF_8);
        String tag = HexFormat.of().formatHex(Sha256.of(page), 0, ENTITY_TAG_BYTES);
        return IfNoneMatch.matches(request, tag) ? HtmlPage.notModified(tag) : HtmlPage.of(page, tag);
    }

    /** Redirects the default favicon path, which clients request without reading a page. */
    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return ResponseEntity.status(HttpStatus.FOUND).location(iconUrl).build();
    }

    private WhatsOnView view(WhatsOnRequest listRequest) {
        Instant now = clock.instant();
        ZoneId zone = zone(listRequest);
        try {
            PublicEventSearch.Page result = search.page(listRequest.query(LocalDate.ofInstant(now, zone)));
            return WhatsOnView.of(
                    listRequest,
                    result.events().stream()
                            .map(event -> WhatsOnCard.of(event, now, zone, jsonLd))
                            .toList(),
                    result.pagination());
        } catch (InvalidRequest e) {
            return WhatsOnView.invalid(listRequest, e.details());
        }
    }

    /** The requested time zone, or the default one if it is absent or invalid; the search reports an invalid one. */
    private ZoneId zone(WhatsOnRequest listRequest) {
        try {
            return listRequest.has("tz") ? ZoneId.of(listRequest.value("tz")) : defaultZone;
        } catch (DateTimeException _) {
            return defaultZone;
        }
    }
}
