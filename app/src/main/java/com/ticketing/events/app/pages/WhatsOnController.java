package com.ticketing.events.app.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.query.http.WorkKind;
import com.ticketing.events.text.Sha256;
import com.ticketing.events.text.TimeZones;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public page "What's on". Works without JavaScript; the scripts are a progressive enhancement. */
@ConditionalOnSide(Side.QUERY)
@RestController
class WhatsOnController {

    private static final int ENTITY_TAG_BYTES = 16;

    private final PublicEventSearch search;
    private final BoundedWork work;
    private final JsonLd jsonLd;
    private final Clock clock;
    private final ZoneId defaultZone;
    private final Template template;
    private final URI iconUrl;

    WhatsOnController(
            PublicEventSearch search, BoundedWork work, JsonLd jsonLd, Clock clock, ZoneId defaultZone, Assets assets) {
        this.search = search;
        this.work = work;
        this.jsonLd = jsonLd;
        this.clock = clock;
        this.defaultZone = defaultZone;
        template = Mustache.compiler().compile(new String(assets.page("templates/whatson.html"), UTF_8));
        iconUrl = URI.create(assets.root() + "icon.svg");
    }

    @GetMapping("/")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        Instant now = clock.instant();
        WhatsOnRequest listRequest = WhatsOnRequest.of(request.getParameterMap());
        ZoneId zone = zone(listRequest);
        RenderedPage page = render(listRequest, zone, now);
        return IfNoneMatch.matches(request, page.tag())
                ? HtmlPage.notModified(page.tag())
                : HtmlPage.of(page.utf8(), page.tag());
    }

    /** Redirects the default favicon path, which clients request without reading a page. */
    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return ResponseEntity.status(HttpStatus.FOUND).location(iconUrl).build();
    }

    @SuppressWarnings("ArrayRecordComponent") // Pages are never compared.
    private record RenderedPage(byte[] utf8, String tag) {}

    /** Searches first: a computation must not begin another one. */
    private RenderedPage render(WhatsOnRequest listRequest, ZoneId zone, Instant now) {
        try {
            PublicEventSearch.Page found = search.page(listRequest.query(LocalDate.ofInstant(now, zone)));
            return work.compute(WorkKind.PAGE, () -> render(view(listRequest, found, zone, now)));
        } catch (InvalidRequest e) {
            return work.compute(WorkKind.PAGE, () -> render(WhatsOnView.invalid(listRequest, e.details())));
        }
    }

    private WhatsOnView view(WhatsOnRequest listRequest, PublicEventSearch.Page found, ZoneId zone, Instant now) {
        return WhatsOnView.of(
                listRequest,
                found.events().stream()
                        .map(event -> WhatsOnCard.of(event, now, zone, jsonLd))
                        .toList(),
                found.pagination());
    }

    private RenderedPage render(WhatsOnView view) {
        byte[] utf8 = template.execute(view).getBytes(UTF_8);
        return new RenderedPage(utf8, HexFormat.of().formatHex(Sha256.of(utf8), 0, ENTITY_TAG_BYTES));
    }

    /** The requested time zone, or the default one if it is absent or invalid; the search reports an invalid one. */
    private ZoneId zone(WhatsOnRequest listRequest) {
        return TimeZones.parse(listRequest.value("tz")).orElse(defaultZone);
    }
}
