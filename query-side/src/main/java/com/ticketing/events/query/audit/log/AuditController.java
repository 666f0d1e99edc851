package com.ticketing.events.query.audit.log;

import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.ContentNegotiation;
import com.ticketing.events.query.http.TokenEnd;
import com.ticketing.events.query.stream.ServerSentEvents;
import com.ticketing.events.query.stream.ServletStreamOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /audit/events}: pages of the audit log as JSON, or a live feed as an event stream. Every read is itself
 * written to the logger {@code audit}.
 */
@RestController
class AuditController {

    private static final Logger AUDIT_LOG = LoggerFactory.getLogger("audit");

    private final AuditEntryReader reader;
    private final AuditFeeds feeds;
    private final BoundedWork work;
    private final JsonMapper json;
    private final Clock clock;
    private final ZoneId zone;

    AuditController(
            AuditEntryReader reader, AuditFeeds feeds, BoundedWork work, JsonMapper json, Clock clock, ZoneId zone) {
        this.reader = reader;
        this.feeds = feeds;
        this.work = work;
        this.json = json;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/audit/events")
    void read(HttpServletRequest request, HttpServletResponse response, Principal caller)
            throws HttpMediaTypeNotAcceptableException, IOException {
        HttpHeaders headers = new ServletServerHttpRequest(request).getHeaders();
        MediaType type = ContentNegotiation.selectJsonOrEventStream(headers);
        AuditRequest auditRequest = AuditRequest.of(request.getParameterMap(), zone);
        if (type.equals(MediaType.APPLICATION_JSON)) {
            logRead(caller, type, auditRequest);
            sendPage(auditRequest, response);
        } else {
            AuditRequest resumed = auditRequest.resumedAfter(headers.getFirst("Last-Event-ID"));
            logRead(caller, type, resumed);
            sendFeed(resumed, request, response);
        }
    }

    /** JSON escapes line breaks of the client's parameters, so that they cannot forge a line of the log. */
    private void logRead(Principal caller, MediaType type, AuditRequest request) {
        AUDIT_LOG.info("{} reads the audit log as {}: {}", caller.getName(), type, json.writeValueAsString(request));
    }

    private void sendPage(AuditRequest request, HttpServletResponse response) throws IOException {
        byte[] page = work.compute(request.workKind(), () -> json.writeValueAsBytes(reader.page(request)));
        setHeaders(response, MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private void sendFeed(AuditRequest auditRequest, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            setFeedHeaders(response);
            // Commits the response before the container adds Content-Length: 0; the length of a feed is unknown.
            response.flushBuffer();
            return;
        }
        feeds.open(auditRequest, request.getRemoteAddr(), TokenEnd.validity(request, clock), () -> {
            setFeedHeaders(response);
            return ServletStreamOutput.start(request);
        });
    }

    private static void setFeedHeaders(HttpServletResponse response) {
        setHeaders(response, ServerSentEvents.CONTENT_TYPE);
        response.setHeader("X-Accel-Buffering", "no");
    }

    private static void setHeaders(HttpServletResponse response, String contentType) {
        response.setContentType(contentType);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
}
