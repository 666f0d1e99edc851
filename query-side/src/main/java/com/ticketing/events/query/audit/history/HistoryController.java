package com.ticketing.events.query.audit.history;

import com.ticketing.events.AdminEvent;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.QueryParameters;
import com.ticketing.events.query.http.WorkKind;
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

/** {@code GET /events/{id}/history}, and {@code GET /events/{id}?asOf=} for the state at an instant. */
@RestController
class HistoryController {

    private final EventHistoryReader histories;
    private final BoundedWork work;
    private final ZoneId zone;

    HistoryController(EventHistoryReader histories, BoundedWork work, ZoneId zone) {
        this.histories = histories;
        this.work = work;
        this.zone = zone;
    }

    @GetMapping(path = "/events/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<HistoryPage> history(@PathVariable UUID id, HttpServletRequest request) {
        HistoryRequest historyRequest = HistoryRequest.of(request.getParameterMap());
        HistoryPage page = work.compute(WorkKind.DATABASE_READ, () -> histories.page(id, historyRequest))
                .orElseThrow(EventNotFound::new);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
    }

    /** Takes precedence over the handler of the current state; an empty parameter counts as absent. */
    @GetMapping(
            path = "/events/{id}",
            params = {"asOf", "asOf!="},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AdminEvent> asOf(@PathVariable UUID id, HttpServletRequest request) {
        Instant instant = instant(request.getParameterMap());
        CatalogEntry entry = work.compute(WorkKind.DATABASE_READ, () -> histories.asOf(id, instant))
                .orElseThrow(EventNotFound::new);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(Long.toString(entry.version()))
                .body(entry.toAdminEvent(instant));
    }

    /** Replaces spaces by plus signs: an unencoded plus sign is decoded as a space, and no instant contains a space. */
    private Instant instant(Map<String, String[]> parameters) {
        QueryParameters query = new QueryParameters(parameters);
        Instant instant = query.single(
                        "asOf",
                        text -> Rfc3339.parse(text.replace(' ', '+'), zone),
                        "Must be an RFC 3339 date-time such as 2099-12-31T20:00:00Z")
                .orElse(Instant.MIN);
        query.throwIfInvalid();
        return instant;
    }
}
