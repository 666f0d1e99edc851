package com.ticketing.events.app.pages;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicBaseUrl;
import com.ticketing.events.text.TimeZones;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public page "What's on". Works without JavaScript; the scripts are a progressive enhancement. */
@ConditionalOnSide(Side.QUERY)
@RestController
class WhatsOnController {

    private final WhatsOnSearch search;
    private final JsonLd jsonLd;
    private final PublicBaseUrl baseUrl;
    private final Clock clock;
    private final ZoneId defaultZone;
    private final PageTemplate template;
    private final URI iconUrl;

    WhatsOnController(
            WhatsOnSearch search,
            BoundedWork work,
            JsonLd jsonLd,
            PublicBaseUrl baseUrl,
            Clock clock,
            ZoneId defaultZone,
            Assets assets) {
        this.search = search;
        this.jsonLd = jsonLd;
        this.baseUrl = baseUrl;
        this.clock = clock;
        this.defaultZone = defaultZone;
        template = new PageTemplate("templates/whatson.html", assets, work);
        iconUrl = URI.create(assets.root() + "icon.svg");
    }

    @GetMapping("/")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        Instant now = clock.instant();
        WhatsOnRequest listRequest = WhatsOnRequest.of(request.getParameterMap());
        ZoneId zone = zone(listRequest);
        return template.respond(request, view(listRequest, zone, now));
    }

    /** Redirects the default favicon path, which clients request without reading a page. */
    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return ResponseEntity.status(HttpStatus.FOUND).location(iconUrl).build();
    }

    /** Searches at once and returns the rest of the work: a computation must not begin another one. */
    private Supplier<WhatsOnView> view(WhatsOnRequest listRequest, ZoneId zone, Instant now) {
        String url = baseUrl.of(listRequest.canonicalUrl());
        try {
            PublicEventSearch.Page found = search.page(listRequest, zone, now);
            List<Suggestion> suggestions =
                    found.pagination().total() == 0 ? search.suggestions(listRequest, zone, now) : List.of();
            return () -> WhatsOnView.of(listRequest, url, cards(found, zone, now), found.pagination(), suggestions);
        } catch (InvalidRequest e) {
            return () -> WhatsOnView.invalid(listRequest, url, e.details());
        }
    }

    private List<WhatsOnCard> cards(PublicEventSearch.Page found, ZoneId zone, Instant now) {
        return found.events().stream()
                .map(event -> WhatsOnCard.of(event, now, zone, jsonLd))
                .toList();
    }

    /** The requested time zone, or the default one if it is absent or invalid; the search reports an invalid one. */
    private ZoneId zone(WhatsOnRequest listRequest) {
        return TimeZones.parse(listRequest.value("tz")).orElse(defaultZone);
    }
}
