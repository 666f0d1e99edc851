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

/** {@code GET /public/events.ics}: what {@code GET /public/events} finds, all pages of it, for calendar programs. */
@RestController
class CalendarController {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarController.class);
    private static final String MEDIA_TYPE = "text/calendar";

    private final PublicEventSearch listing;
    private final Clock clock;
    private final PublicCacheControl cacheControl;

    CalendarController(PublicEventSearch listing, Clock clock, PublicCacheControl cacheControl) {
        this.listing = listing;
        this.clock = clock;
        this.cacheControl = cacheControl;
    }

    /** Goes over the matches twice, for the tag and for the answer, and so never holds the answer. */
    @GetMapping(path = "/public/events.ics", produces = MEDIA_TYPE)
    void calendar(HttpServletRequest request, HttpServletResponse response) {
        Matches matches = listing.all(request.getParameterMap());
        String tag = CalendarEntityTag.of(matches.stream());
        response.setHeader(HttpHeaders.ETAG, "W/\"" + tag + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl.usual());
        if (IfNoneMatch.names(request, tag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        response.setContentType(MEDIA_TYPE + ";charset=utf-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"whats-on.ics\"");
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            write(matches, response);
        }
    }

    private void write(Matches matches, HttpServletResponse response) {
        try {
            CalendarWriter.write(matches.stream(), clock.instant(), response.getOutputStream());
        } catch (IOException e) {
            LOG.debug("calendar reader left: {}", e.toString());
        }
    }
}
