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
 * {@code GET /public/events/{id}/summary}: the summary of a public Event as an event stream or as plain text (brief 4).
 *
 * <p>Blocks its request thread while it waits for the generator, and therefore needs virtual threads. Nothing is sent
 * before the first chunk or the first keep-alive, so that an earlier failure becomes an ordinary error response.
 */
@RestController
class SummaryController {

    private static final Logger LOG = LoggerFactory.getLogger(SummaryController.class);

    private static final BigInteger MAX_CHUNK_INDEX = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final ErrorEnvelope GENERATION_FAILED =
            ErrorEnvelope.of(ErrorCode.INTERNAL_ERROR.name(), "The summary could not be written", List.of());

    private final Catalog catalog;
    private final SummaryCache summaries;
    private final SummaryProperties properties;
    private final JsonMapper json;

    /** The data of the event {@code done}. */
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
        SummaryFormat format = SummaryFormat.negotiate(headers);
        SummaryKey key = summaries.keyOf(entry);
        if (IfNoneMatch.matches(request, key.hex())) {
            setHeaders(response, HttpStatus.NOT_MODIFIED, key, summaries.statusOf(key));
        } else if (HttpMethod.HEAD.matches(request.getMethod())) {
            setHeaders(response, HttpStatus.OK, key, summaries.statusOf(key));
            response.setContentType(format.contentType());
            commitWithoutLength(response);
        } else {
            SummaryCache.Lookup summary = summaries.get(entry);
            try {
                switch (format) {
                    case TEXT -> sendText(summary, response);
                    case STREAM -> sendStream(summary, resumeIndex(headers), response);
                }
            } catch (IOException e) {
                LOG.debug("summary client disconnected event={}: {}", id, e.toString());
            }
        }
    }

    private void sendText(SummaryCache.Lookup summary, HttpServletResponse response) throws IOException {
        byte[] text = summary.generation().join().text().getBytes(UTF_8);
        setHeaders(response, HttpStatus.OK, summary.key(), summary.status());
        response.setContentType(SummaryFormat.TEXT.contentType());
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }

    private void sendStream(SummaryCache.Lookup summary, int firstChunk, HttpServletResponse response)
            throws IOException, InterruptedException {
        SummaryGeneration generation = summary.generation();
        boolean available = generation.awaitChunk(firstChunk, properties.keepAlive());
        if (available && firstChunk >= generation.chunkCount() && isBeyondDone(firstChunk, generation)) {
            setHeaders(response, HttpStatus.NO_CONTENT, summary.key(), summary.status());
            return;
        }
        setHeaders(response, HttpStatus.OK, summary.key(), summary.status());
        response.setContentType(SummaryFormat.STREAM.contentType());
        SummaryStream stream = new SummaryStream(generation, properties.keepAlive(), response.getOutputStream());
        stream.sendChunksFrom(firstChunk);
        if (generation.isCompletedExceptionally()) {
            stream.error(json.writeValueAsString(GENERATION_FAILED));
        } else {
            Summary complete = generation.join();
            stream.done(json.writeValueAsString(
                    new Done(summary.status(), complete.chunks().size(), complete.tokens())));
        }
    }

    /** Whether the client has received the event {@code done}; a 204 then stops its reconnects. */
    private static boolean isBeyondDone(int firstChunk, SummaryGeneration generation) {
        return firstChunk > generation.join().chunks().size();
    }

    /** Commits the response before the container adds Content-Length: 0; the length of the GET response is unknown. */
    private static void commitWithoutLength(HttpServletResponse response) {
        try {
            response.flushBuffer();
        } catch (IOException e) {
            LOG.debug("summary client disconnected: {}", e.toString());
        }
    }

    private static void setHeaders(HttpServletResponse response, HttpStatus status, SummaryKey key, CacheStatus cache) {
        response.setStatus(status.value());
        response.setHeader("X-Summary-Cache", cache.name());
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
        response.setHeader(HttpHeaders.ETAG, key.etag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    /** The index, from 0, of the chunk after {@code Last-Event-ID}; 0 if the header is absent or is not a number. */
    private static int resumeIndex(HttpHeaders headers) {
        String lastId = headers.getFirst("Last-Event-ID");
        if (lastId == null || !WholeNumber.isDigits(lastId)) {
            return 0;
        }
        return new BigInteger(lastId).min(MAX_CHUNK_INDEX).intValue();
    }
}
