package com.ticketing.events.query.catalog;

import com.ticketing.events.EventNotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may ask: Events that are not drafts, without their private fields (brief 3.2). */
@RestController
class PublicQueryController {

    private static final String EVENTS = "/public/events";

    private final Catalog catalog;
    private final PublicAnswers answers;
    private final Clock clock;
    private final ZoneId zone;

    PublicQueryController(Catalog catalog, PublicAnswers answers, Clock clock, ZoneId zone) {
        this.catalog = catalog;
        this.answers = answers;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping(path = EVENTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        ListRequest asked = ListRequest.ofVisitor(request.getParameterMap(), zone);
        CatalogPage found = catalog.search(asked.query());
        Pagination pagination = asked.pagination(found.total());
        Instant now = clock.instant();
        List<PublicView> views =
                found.entries().stream().map(entry -> PublicView.of(entry, now)).toList();
        return answers.list(new Listing<>(views, pagination), PageLinks.of(request, EVENTS, pagination), request, now);
    }

    @GetMapping(path = EVENTS + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> one(@PathVariable UUID id, HttpServletRequest request) {
        CatalogEntry entry =
                catalog.find(id).filter(found -> found.status().isPublic()).orElseThrow(EventNotFound::new);
        Instant now = clock.instant();
        return answers.one(PublicView.of(entry, now), request, now);
    }
}
