package com.ticketing.events.app.pages;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicBaseUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.ZonedDateTime;
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
    private final VisitorClock clock;
    private final JsonLd jsonLd;
    private final PublicBaseUrl baseUrl;
    private final PageTemplate template;
    private final URI iconUrl;

    WhatsOnController(
            WhatsOnSearch search,
            VisitorClock clock,
            JsonLd jsonLd,
            PublicBaseUrl baseUrl,
            Assets assets,
            BoundedWork work) {
        this.search = search;
        this.clock = clock;
        this.jsonLd = jsonLd;
        this.baseUrl = baseUrl;
        template = new PageTemplate("whatson", assets, work);
        iconUrl = URI.create(assets.root() + "icon.svg");
    }

    /** Without a known time zone in {@code tz}, the page begins with today in that of the service. */
    @GetMapping("/")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        WhatsOnRequest listRequest = WhatsOnRequest.of(request.getParameterMap());
        return template.respond(request, view(listRequest, clock.now(listRequest.value("tz"))));
    }

    /** Redirects the default favicon path, which clients request without reading a page. */
    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return ResponseEntity.status(HttpStatus.FOUND).location(iconUrl).build();
    }

    /** Searches at once and returns the rest of the work: a computation must not begin another one. */
    private Supplier<WhatsOnView> view(WhatsOnRequest listRequest, ZonedDateTime now) {
        String url = baseUrl.of(listRequest.canonicalUrl());
        try {
            PublicEventSearch.Page found = search.page(listRequest, now);
            List<Suggestion> suggestions =
                    found.pagination().total() == 0 ? search.suggestions(listRequest, now) : List.of();
            return () -> WhatsOnView.of(listRequest, url, cards(found, now), found.pagination(), suggestions);
        } catch (InvalidRequest e) {
            return () -> WhatsOnView.invalid(listRequest, url, e.details());
        }
    }

    private List<WhatsOnCard> cards(PublicEventSearch.Page found, ZonedDateTime now) {
        return found.events().stream()
                .map(event -> WhatsOnCard.of(event, now, jsonLd))
                .toList();
    }
}
