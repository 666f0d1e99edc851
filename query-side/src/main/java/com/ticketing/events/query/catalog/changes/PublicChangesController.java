package com.ticketing.events.query.catalog.changes;

import com.ticketing.events.query.catalog.response.PublicResponse;
import com.ticketing.events.query.catalog.response.PublicResponseFactory;
import com.ticketing.events.query.catalog.row.ChangePage;
import com.ticketing.events.query.http.ContentNegotiation;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.query.http.PublicCacheControl;
import com.ticketing.events.query.stream.ServerSentEvents;
import com.ticketing.events.query.stream.ServletStreamOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /public/changes}: pages of the public changes as JSON, or a live feed as an event stream. */
@RestController
class PublicChangesController {

    private final PublicChanges changes;
    private final ChangeFeeds feeds;
    private final PublicResponseFactory responses;
    private final Clock clock;

    PublicChangesController(PublicChanges changes, ChangeFeeds feeds, PublicCacheControl cacheControl, Clock clock) {
        this.changes = changes;
        this.feeds = feeds;
        this.responses = new PublicResponseFactory(cacheControl);
        this.clock = clock;
    }

    @GetMapping("/public/changes")
    void read(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        HttpHeaders headers = new ServletServerHttpRequest(request).getHeaders();
        MediaType type = ContentNegotiation.selectJsonOrEventStream(headers);
        ChangesRequest parsed = ChangesRequest.of(request.getParameterMap());
        if (type.equals(MediaType.APPLICATION_JSON)) {
            sendPage(parsed, request, response);
        } else {
            sendFeed(parsed.resumedAfter(headers.getFirst("Last-Event-ID")), request, response);
        }
    }

    private void sendPage(ChangesRequest parsed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ChangePage page = changes.page(parsed);
        Instant now = clock.instant();
        PublicResponse found = responses.response(ChangeJson.page(page, now), null, page.rows(), now, null);
        response.setHeader(HttpHeaders.ETAG, "\"" + found.tag() + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, found.cacheControl());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (IfNoneMatch.matches(request, found.tag())) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(found.body().length);
        response.getOutputStream().write(found.body());
    }

    private void sendFeed(ChangesRequest parsed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            setFeedHeaders(response);
            // Commits the response before the container adds Content-Length: 0; the length of a feed is unknown.
            response.flushBuffer();
            return;
        }
        feeds.open(parsed.after(), request.getRemoteAddr(), () -> {
            setFeedHeaders(response);
            return ServletStreamOutput.start(request);
        });
    }

    private static void setFeedHeaders(HttpServletResponse response) {
        response.setContentType(ServerSentEvents.CONTENT_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setHeader("X-Accel-Buffering", "no");
    }
}
