package com.ticketing.events.query.calendar;

import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.catalog.web.PublicEventSelection;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.query.http.PublicBaseUrl;
import com.ticketing.events.query.http.PublicCacheControl;
import com.ticketing.events.query.http.WorkKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /public/events.ics}: the first Events of {@code GET /public/events} as one iCalendar object; {@code GET
 * /public/events/{id}.ics}: one Event.
 */
@RestController
class CalendarController {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarController.class);
    private static final String MEDIA_TYPE = "text/calendar";

    private final PublicEventSearch search;
    private final PublicBaseUrl baseUrl;
    private final Clock clock;
    private final PublicCacheControl cacheControl;
    private final BoundedWork work;

    CalendarController(
            PublicEventSearch search,
            PublicBaseUrl baseUrl,
            Clock clock,
            PublicCacheControl cacheControl,
            BoundedWork work) {
        this.search = search;
        this.baseUrl = baseUrl;
        this.clock = clock;
        this.cacheControl = cacheControl;
        this.work = work;
    }

    /**
     * The head is sent before the body is known, so that responses to GET and HEAD have the same headers. A HEAD
     * request writes at most 100 Events, and a matching {@code If-None-Match} none.
     */
    @GetMapping(path = "/public/events.ics", produces = MEDIA_TYPE)
    void calendar(HttpServletRequest request, HttpServletResponse response) {
        TaggedEvents found = find(request.getParameterMap());
        response.setHeader(HttpHeaders.ETAG, "W/\"" + found.tag() + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl.value());
        if (IfNoneMatch.matches(request, found.tag())) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        response.setContentType(MEDIA_TYPE + ";charset=utf-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"whats-on.ics\"");
        try {
            response.flushBuffer();
            CalendarBody body = new CalendarBody(found.events(), clock.instant(), baseUrl, work);
            if (HttpMethod.HEAD.matches(request.getMethod())) {
                body.writeBeginningTo(response.getOutputStream());
            } else {
                body.writeTo(response.getOutputStream());
            }
        } catch (IOException e) {
            LOG.debug("calendar client disconnected: {}", e.toString());
        }
    }

    /** One Event is made in memory on the calling thread. */
    @GetMapping(path = "/public/events/{id}.ics", produces = MEDIA_TYPE)
    ResponseEntity<byte[]> event(@PathVariable UUID id, HttpServletRequest request) {
        TaggedEvents found = tagged(search.event(id));
        ResponseEntity.BodyBuilder response = ResponseEntity.status(
                        IfNoneMatch.matches(request, found.tag) ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .header(HttpHeaders.ETAG, "W/\"" + found.tag + "\"")
                .header(HttpHeaders.CACHE_CONTROL, cacheControl.value());
        if (IfNoneMatch.matches(request, found.tag)) {
            return response.build();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CalendarWriter calendar = new CalendarWriter(body, clock.instant(), baseUrl);
        calendar.begin();
        found.events.events(0, 1).forEach(calendar::event);
        calendar.end();
        return response.header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE + ";charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"event.ics\"")
                .body(body.toByteArray());
    }

    private record TaggedEvents(PublicEventSelection events, String tag) {}

    private TaggedEvents tagged(PublicEventSelection events) {
        return new TaggedEvents(events, CalendarEntityTag.of(events.versions(), baseUrl));
    }

    private TaggedEvents find(Map<String, String[]> parameters) {
        return work.compute(WorkKind.CALENDAR, () -> tagged(search.calendar(parameters, clock.instant())));
    }
}
