package com.ticketing.events.query.calendar;

import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.catalog.web.PublicEventSearch.Matches;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.query.http.PublicCacheControl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /public/events.ics}: all pages of {@code GET /public/events} as one iCalendar object. */
@RestController
class CalendarController {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarController.class);
    private static final String MEDIA_TYPE = "text/calendar";

    private final PublicEventSearch search;
    private final Clock clock;
    private final PublicCacheControl cacheControl;

    CalendarController(PublicEventSearch search, Clock clock, PublicCacheControl cacheControl) {
        this.search = search;
        this.clock = clock;
        this.cacheControl = cacheControl;
    }

    /**
     * Iterates over the matches twice, for the entity tag and for the body, so that the body is not buffered in memory.
     * The response has no length, whatever its size, so that the response to HEAD has the same headers.
     */
    @GetMapping(path = "/public/events.ics", produces = MEDIA_TYPE)
    void calendar(HttpServletRequest request, HttpServletResponse response) {
        Matches matches = search.all(request.getParameterMap());
        String tag = CalendarEntityTag.of(matches.stream());
        response.setHeader(HttpHeaders.ETAG, "W/\"" + tag + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl.value());
        if (IfNoneMatch.matches(request, tag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        response.setContentType(MEDIA_TYPE + ";charset=utf-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"whats-on.ics\"");
        write(matches, request, response);
    }

    private void write(Matches matches, HttpServletRequest request, HttpServletResponse response) {
        try {
            response.flushBuffer();
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                CalendarWriter.write(matches.stream(), clock.instant(), response.getOutputStream());
            }
        } catch (IOException e) {
            LOG.debug("calendar client disconnected: {}", e.toString());
        }
    }
}
