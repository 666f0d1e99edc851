package com.ticketing.events.query.audit.history;

import com.ticketing.events.AdminEvent;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.http.QueryParameters;
import com.ticketing.events.text.Rfc3339;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What one Event went through, and what it said at some moment. */
@RestController
class HistoryController {

    private final EventHistories histories;
    private final ZoneId zone;

    HistoryController(EventHistories histories, ZoneId zone) {
        this.histories = histories;
        this.zone = zone;
    }

    @GetMapping(path = "/events/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<HistoryPage> history(@PathVariable UUID id, HttpServletRequest request) {
        HistoryRequest asked = HistoryRequest.of(request.getParameterMap());
        HistoryPage page = histories.page(id, asked).orElseThrow(EventNotFound::new);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
    }

    /** Stands in for the answer of now when an instant is given; an empty parameter counts as absent. */
    @GetMapping(
            path = "/events/{id}",
            params = {"asOf", "asOf!="},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AdminEvent> asOf(@PathVariable UUID id, HttpServletRequest request) {
        Instant instant = instant(request.getParameterMap());
        CatalogEntry then = histories.asOf(id, instant).orElseThrow(EventNotFound::new);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(Long.toString(then.version()))
                .body(then.toAdminEvent(instant));
    }

    /** A plus that the client did not encode arrives as a space, and there is no other way to a space in an instant. */
    private Instant instant(Map<String, String[]> parameters) {
        QueryParameters given = new QueryParameters(parameters);
        Instant instant = given.one(
                        "asOf",
                        text -> Rfc3339.parse(text.replace(' ', '+'), zone),
                        "Must be an RFC 3339 date-time such as 2099-12-31T20:00:00Z")
                .orElse(Instant.MIN);
        given.throwIfRefused();
        return instant;
    }
}
