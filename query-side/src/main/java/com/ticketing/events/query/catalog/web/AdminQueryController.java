package com.ticketing.events.query.catalog.web;

import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.query.catalog.index.SearchResult;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.row.Row;
import com.ticketing.events.query.http.BoundedWork;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Admin queries: Events of every status with all fields (brief 3.2), never stored by caches. */
@RestController
class AdminQueryController {

    private static final String EVENTS = "/events";

    private final LiveCatalog catalog;
    private final CatalogSearch search;
    private final Clock clock;
    private final ZoneId zone;

    AdminQueryController(LiveCatalog catalog, BoundedWork work, Clock clock, ZoneId zone) {
        this.catalog = catalog;
        this.search = CatalogSearch.forAdmins(catalog, work);
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping(path = EVENTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        EventListRequest list = EventListRequest.ofAdmin(request.getParameterMap(), zone);
        SearchResult found = search.rows(list.query());
        Pagination pagination = list.pagination(found.total());
        String links = PaginationLinks.of(EVENTS, request.getQueryString(), pagination);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .headers(headers -> {
                    if (links != null) {
                        headers.set(HttpHeaders.LINK, links);
                    }
                })
                .body(EventJsonWriter.adminList(found.rows(), pagination, clock.instant()));
    }

    @GetMapping(path = EVENTS + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> find(@PathVariable UUID id) {
        Row row = catalog.row(id);
        if (row == null) {
            throw new EventNotFound();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .eTag(Long.toString(row.version()))
                .body(EventJsonWriter.adminEvent(row, clock.instant()));
    }
}
