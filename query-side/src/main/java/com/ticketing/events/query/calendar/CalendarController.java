package com.ticketing.events.query.calendar;

import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.catalog.web.PublicEventSelection;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.query.http.PublicCacheControl;
import com.ticketing.events.query.http.WorkKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /public/events.ics}: the first Events of {@code GET /public/events} as one iCalendar object. */
@RestController
class CalendarController {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarController.class);
    private static final String MEDIA_TYPE = "text/calendar";

    private final PublicEventSearch search;
    private final Clock clock;
    private final PublicCacheControl cacheControl;
    private final BoundedWork work;

    CalendarController(PublicEventSearch search, Clock clock, PublicCacheControl cacheControl, BoundedWork work) {
        this.search = search;
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
            CalendarBody body = new CalendarBody(found.events(), clock.instant(), work);
            if (HttpMethod.HEAD.matches(request.getMethod())) {
                body.writeBeginningTo(response.getOutputStream());
            } else {
                body.writeTo(response.getOutputStream());
            }
        } catch (IOException e) {
            LOG.debug("calendar client disconnected: {}", e.toString());
        }
    }

    private record TaggedEvents(PublicEventSelection events, String tag) {}

    private TaggedEvents find(Map<String, String[]> parameters) {
        return work.compute(WorkKind.CALENDAR, () -> {
            PublicEventSelection events = search.calendar(parameters, clock.instant());
            return new TaggedEvents(events, CalendarEntityTag.of(events.versions()));
        });
    }
}
