package com.ticketing.events.query.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.ErrorEnvelope;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.query.catalog.Catalog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.http.IfNoneMatch;
import com.ticketing.events.text.WholeNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams the summary of a public Event (brief 4).
 *
 * <p>Writes on the request's own thread and waits on it for the generator: meant for virtual threads, of which a waiting
 * one holds no other. Until a reader's first chunk is there or the first silence has lasted too long nothing is sent, so
 * that a failure up to then is an ordinary error answer.
 */
@RestController
class SummaryController {

    private static final Logger LOG = LoggerFactory.getLogger(SummaryController.class);

    private static final BigInteger FARTHEST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final ErrorEnvelope FAILURE =
            ErrorEnvelope.of(ErrorCode.INTERNAL_ERROR.name(), "The summary could not be written", List.of());

    private final Catalog catalog;
    private final SummaryCache summaries;
    private final SummaryProperties properties;
    private final JsonMapper json;

    /** The data of the last SSE event. */
    private record Done(CacheStatus cache, int chunks, int tokens) {}

    SummaryController(Catalog catalog, SummaryCache summaries, SummaryProperties properties, JsonMapper json) {
        this.catalog = catalog;
        this.summaries = summaries;
        this.properties = properties;
        this.json = json;
    }

    @GetMapping("/public/events/{id}/summary")
    void summary(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, InterruptedException {
        CatalogEntry entry =
                catalog.find(id).filter(found -> found.status().isPublic()).orElseThrow(EventNotFound::new);
        HttpHeaders headers = new ServletServerHttpRequest(request).getHeaders();
        SummaryFormat format = SummaryFormat.wantedBy(headers);
        SummaryKey key = summaries.keyOf(entry);
        if (IfNoneMatch.names(request, key.hex())) {
            head(response, HttpStatus.NOT_MODIFIED, key, summaries.stateOf(key));
        } else if (HttpMethod.HEAD.matches(request.getMethod())) {
            head(response, HttpStatus.OK, key, summaries.stateOf(key));
            response.setContentType(format.contentType());
            sendWithoutLength(response);
        } else {
            SummaryCache.Found found = summaries.find(entry);
            try {
                switch (format) {
                    case TEXT -> text(found, response);
                    case STREAM -> stream(found, resumeAfter(headers), response);
                }
            } catch (IOException e) {
                LOG.debug("summary reader left event={}: {}", id, e.toString());
            }
        }
    }

    private void text(SummaryCache.Found found, HttpServletResponse response) throws IOException {
        byte[] text = found.generation().join().text().getBytes(UTF_8);
        head(response, HttpStatus.OK, found.key(), found.state());
        response.setContentType(SummaryFormat.TEXT.contentType());
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }

    private void stream(SummaryCache.Found found, int place, HttpServletResponse response)
            throws IOException, InterruptedException {
        SummaryGeneration generation = found.generation();
        boolean begun = generation.await(place, properties.keepAlive());
        if (begun
                && place >= generation.written()
                && place > generation.join().chunks().size()) {
            head(response, HttpStatus.NO_CONTENT, found.key(), found.state());
            return;
        }
        head(response, HttpStatus.OK, found.key(), found.state());
        response.setContentType(SummaryFormat.STREAM.contentType());
        SummaryStream stream = new SummaryStream(generation, properties.keepAlive(), response.getOutputStream());
        stream.sendFrom(place);
        if (generation.isCompletedExceptionally()) {
            stream.error(json.writeValueAsString(FAILURE));
        } else {
            Summary summary = generation.join();
            stream.done(json.writeValueAsString(
                    new Done(found.state(), summary.chunks().size(), summary.tokens())));
        }
    }

    /** How long the answer to a GET would be nobody knows before it is written; the container would say 0. */
    private static void sendWithoutLength(HttpServletResponse response) {
        try {
            response.flushBuffer();
        } catch (IOException e) {
            LOG.debug("summary reader left: {}", e.toString());
        }
    }

    private static void head(HttpServletResponse response, HttpStatus status, SummaryKey key, CacheStatus state) {
        response.setStatus(status.value());
        response.setHeader("X-Summary-Cache", state.name());
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
        response.setHeader(HttpHeaders.ETAG, key.etag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    /** The place, from 0, of the chunk after the one that a reconnecting reader had last; 0 unless it names one. */
    private static int resumeAfter(HttpHeaders headers) {
        String lastId = headers.getFirst("Last-Event-ID");
        if (lastId == null || !WholeNumber.isDigits(lastId)) {
            return 0;
        }
        return new BigInteger(lastId).min(FARTHEST).intValue();
    }
}
