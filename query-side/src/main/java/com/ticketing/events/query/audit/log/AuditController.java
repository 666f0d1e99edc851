package com.ticketing.events.query.audit.log;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.ErrorEnvelope;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.http.ContentNegotiation;
import com.ticketing.events.query.http.NumberParameters;
import com.ticketing.events.query.http.ServerSentEventWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
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
 *
 * <p>A feed blocks its request thread while it waits, and therefore needs virtual threads.
 */
@RestController
class AuditController {

    private static final Logger LOG = LoggerFactory.getLogger(AuditController.class);
    private static final Logger AUDIT_LOG = LoggerFactory.getLogger("audit");

    private static final ErrorEnvelope FEED_FAILED =
            ErrorEnvelope.of(ErrorCode.INTERNAL_ERROR.name(), "The feed could not be continued", List.of());

    private final AuditLog log;
    private final AuditEntryReader reader;
    private final FeedRegistry feeds;
    private final FeedProperties properties;
    private final JsonMapper json;

    AuditController(
            AuditLog log, AuditEntryReader reader, FeedRegistry feeds, FeedProperties properties, JsonMapper json) {
        this.log = log;
        this.reader = reader;
        this.feeds = feeds;
        this.properties = properties;
        this.json = json;
    }

    @GetMapping("/audit/events")
    void read(HttpServletRequest request, HttpServletResponse response, Principal caller)
            throws HttpMediaTypeNotAcceptableException, IOException {
        HttpHeaders headers = new ServletServerHttpRequest(request).getHeaders();
        MediaType type = ContentNegotiation.select(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM, headers);
        AuditRequest auditRequest = AuditRequest.of(request.getParameterMap());
        if (type.equals(MediaType.APPLICATION_JSON)) {
            logRead(caller, type, auditRequest);
            sendPage(auditRequest, response);
        } else {
            AuditRequest resumed =
                    lastEventId(headers).map(auditRequest::resumedAfter).orElse(auditRequest);
            logRead(caller, type, resumed);
            sendFeed(resumed, request, response);
        }
    }

    /** JSON escapes line breaks of the client's parameters, so that they cannot forge a line of the log. */
    private void logRead(Principal caller, MediaType type, AuditRequest request) {
        AUDIT_LOG.info("{} reads the audit log as {}: {}", caller.getName(), type, json.writeValueAsString(request));
    }

    private void sendPage(AuditRequest request, HttpServletResponse response) throws IOException {
        byte[] page = json.writeValueAsBytes(reader.page(request));
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
        AuditFeed feed = new AuditFeed(log, reader, json, properties.keepAlive(), auditRequest);
        feeds.run(() -> {
            setFeedHeaders(response);
            ServerSentEventWriter out = new ServerSentEventWriter(response.getOutputStream());
            try {
                feed.sendTo(out);
            } catch (IOException e) {
                LOG.debug("Audit feed: client disconnected: {}", e.toString());
            } catch (Refusal e) {
                out.error(json.writeValueAsString(ErrorEnvelope.of(e)));
            } catch (RuntimeException e) {
                LOG.error("Audit feed failed", e);
                out.error(json.writeValueAsString(FEED_FAILED));
            }
        });
    }

    private static void setFeedHeaders(HttpServletResponse response) {
        setHeaders(response, MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
    }

    private static void setHeaders(HttpServletResponse response, String contentType) {
        response.setContentType(contentType);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    /** The position in {@code Last-Event-ID}; empty if the header is absent or is not a position. */
    private static Optional<Long> lastEventId(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst("Last-Event-ID")).flatMap(NumberParameters::nonNegative);
    }
}
