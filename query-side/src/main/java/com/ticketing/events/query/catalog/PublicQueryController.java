package com.ticketing.events.query.catalog;

import com.ticketing.events.EventNotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
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

    private final ServingCatalog catalog;
    private final PublicAnswers answers;
    private final Clock clock;
    private final ZoneId zone;

    PublicQueryController(ServingCatalog catalog, PublicAnswers answers, Clock clock, ZoneId zone) {
        this.catalog = catalog;
        this.answers = answers;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping(path = EVENTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        ListRequest asked = ListRequest.ofVisitor(request.getParameterMap(), zone);
        Found found = catalog.rows(asked.query());
        Pagination pagination = asked.pagination(found.total());
        return answers.list(
                found.rows(), pagination, PageLinks.of(request, EVENTS, pagination), request, clock.instant());
    }

    @GetMapping(path = EVENTS + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> one(@PathVariable UUID id, HttpServletRequest request) {
        Row row = catalog.row(id);
        if (row == null || !row.status().isPublic()) {
            throw new EventNotFound();
        }
        return answers.one(row, request, clock.instant());
    }
}
