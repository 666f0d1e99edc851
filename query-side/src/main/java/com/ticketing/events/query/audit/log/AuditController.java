package com.ticketing.events.query.audit.log;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.ErrorEnvelope;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.audit.AuditProperties;
import com.ticketing.events.query.http.ContentNegotiation;
import com.ticketing.events.query.http.NumberParameters;
import com.ticketing.events.query.http.ServerSentEventWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
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
 * Every domain event in the order of the log, as pages or as a live feed. Who reads it is noted down.
 *
 * <p>A feed is written on the request's own thread, which mostly waits: meant for virtual threads.
 */
@RestController
class AuditController {

    private static final Logger LOG = LoggerFactory.getLogger(AuditController.class);
    private static final Logger AUDIT = LoggerFactory.getLogger("audit");

    private static final ErrorEnvelope FAILURE =
            ErrorEnvelope.of(ErrorCode.INTERNAL_ERROR.name(), "The feed could not be continued", List.of());

    private final AuditLog log;
    private final AuditEntryReader chronicler;
    private final FeedRegistry feeds;
    private final AuditProperties properties;
    private final JsonMapper json;

    AuditController(
            AuditLog log,
            AuditEntryReader chronicler,
            FeedRegistry feeds,
            AuditProperties properties,
            JsonMapper json) {
        this.log = log;
        this.chronicler = chronicler;
        this.feeds = feeds;
        this.properties = properties;
        this.json = json;
    }

    @GetMapping("/audit/events")
    void read(HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        HttpHeaders headers = new ServletServerHttpRequest(request).getHeaders();
        MediaType type = ContentNegotiation.between(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM, headers);
        AuditRequest asked = AuditRequest.of(request.getParameterMap());
        if (type.equals(MediaType.APPLICATION_JSON)) {
            note(request, type, asked);
            page(asked, response);
        } else {
            AuditRequest resumed = lastSeen(headers).map(asked::resumedAfter).orElse(asked);
            note(request, type, resumed);
            feed(resumed, request, response);
        }
    }

    /** In JSON, which has no line breaks that somebody else put there. */
    private void note(HttpServletRequest request, MediaType type, AuditRequest asked) {
        String actor = Objects.requireNonNull(request.getUserPrincipal(), "admin paths know their caller")
                .getName();
        AUDIT.info("{} reads the audit log as {}: {}", actor, type, json.writeValueAsString(asked));
    }

    private void page(AuditRequest asked, HttpServletResponse response) throws IOException {
        byte[] page = json.writeValueAsBytes(chronicler.page(asked));
        head(response, MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private void feed(AuditRequest asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            headOfFeed(response);
            // Before the container adds the length of this body, 0; that of a feed has no end.
            response.flushBuffer();
            return;
        }
        AuditFeed feed = new AuditFeed(log, chronicler, json, properties.keepAlive(), asked);
        feeds.run(() -> {
            headOfFeed(response);
            ServerSentEventWriter out = new ServerSentEventWriter(response.getOutputStream());
            try {
                feed.sendTo(out);
            } catch (IOException e) {
                LOG.debug("A reader of the audit feed left: {}", e.toString());
            } catch (Refusal e) {
                end(out, ErrorEnvelope.of(e));
            } catch (RuntimeException e) {
                LOG.error("An audit feed failed", e);
                end(out, FAILURE);
            }
        });
    }

    /** Without an id, so that a reader who comes back goes on after the last entry. */
    private void end(ServerSentEventWriter out, ErrorEnvelope reason) throws IOException {
        out.event(null, "error", json.writeValueAsString(reason));
        out.flush();
    }

    private static void headOfFeed(HttpServletResponse response) {
        head(response, MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
    }

    private static void head(HttpServletResponse response, String contentType) {
        response.setContentType(contentType);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    /** The position that a reconnecting reader had last; nothing unless it names one. */
    private static Optional<Long> lastSeen(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst("Last-Event-ID")).flatMap(NumberParameters::place);
    }
}
