package com.ticketing.events.command.imports;

import com.ticketing.events.text.LogPositionHeader;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the outcomes of an import while it runs. A response that is complete within a moment is sent at once, with its
 * length and the position of the import; any other has the position at its beginning, and that of the end as a trailer.
 */
final class ImportResponse {

    private static final long MAX_HOLD_NANOS = Duration.ofMillis(250).toNanos();
    private static final long MAX_WAIT_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int MAX_HELD_BYTES = 64 << 10;
    private static final int MAX_BUFFERED_BYTES = 16 << 10;

    private final HttpServletResponse response;
    private final OutcomeQueue outcomes;
    private final LongSupplier position;
    private final boolean hasTrailers;
    private final JsonMapper json;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(4096);

    /**
     * Creates a response.
     *
     * @param position the last position of the import so far
     * @param hasTrailers whether the client's version of HTTP has trailers
     */
    ImportResponse(
            HttpServletResponse response,
            OutcomeQueue outcomes,
            LongSupplier position,
            boolean hasTrailers,
            JsonMapper json) {
        this.response = response;
        this.outcomes = outcomes;
        this.position = position;
        this.hasTrailers = hasTrailers;
        this.json = json;
    }

    /** Sends all outcomes. Waits for those that are not known, and for a client that reads slowly. */
    void send() throws IOException, InterruptedException {
        response.setContentType(ImportRequest.NDJSON_VALUE);
        if (sendAtOnce()) {
            return;
        }
        begin();
        OutputStream out = response.getOutputStream();
        while (true) {
            if (buffer.size() >= MAX_BUFFERED_BYTES || !outcomes.hasNext()) {
                buffer.writeTo(out);
                buffer.reset();
                response.flushBuffer();
            }
            ImportedLine next = outcomes.poll(MAX_WAIT_NANOS);
            if (OutcomeQueue.END.equals(next)) {
                buffer.writeTo(out);
                return;
            }
            append(next);
        }
    }

    /** Whether the import was complete before the first outcome had waited too long, and was sent. */
    private boolean sendAtOnce() throws IOException, InterruptedException {
        long deadline = 0;
        while (buffer.size() < MAX_HELD_BYTES) {
            long left = buffer.size() == 0 ? MAX_WAIT_NANOS : deadline - System.nanoTime();
            ImportedLine next = left > 0 ? outcomes.poll(left) : null;
            if (OutcomeQueue.END.equals(next)) {
                response.setHeader(LogPositionHeader.NAME, Long.toString(position.getAsLong()));
                response.setContentLength(buffer.size());
                buffer.writeTo(response.getOutputStream());
                return true;
            }
            if (next == null && buffer.size() > 0) {
                return false;
            }
            if (buffer.size() == 0) {
                deadline = System.nanoTime() + MAX_HOLD_NANOS;
            }
            append(next);
        }
        return false;
    }

    /** Compression would hold lines back, and so would a proxy. */
    private void begin() {
        response.setHeader(LogPositionHeader.NAME, Long.toString(position.getAsLong()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        if (hasTrailers) {
            response.setHeader(HttpHeaders.TRAILER, LogPositionHeader.NAME);
            response.setTrailerFields(() -> Map.of(LogPositionHeader.NAME, Long.toString(position.getAsLong())));
        }
    }

    private void append(@Nullable ImportedLine outcome) {
        if (outcome != null) {
            buffer.writeBytes(json.writeValueAsBytes(outcome));
            buffer.write('\n');
        }
    }
}
