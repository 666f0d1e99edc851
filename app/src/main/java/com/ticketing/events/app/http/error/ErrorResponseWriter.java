package com.ticketing.events.app.http.error;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.ErrorEnvelope;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.error.Violation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the error envelope (brief 3.3) as JSON, regardless of {@code Accept}. A committed response is unchanged. */
@Component
public final class ErrorResponseWriter {

    /** {@code Retry-After} of responses with status 429 and 503. */
    public static final String RETRY_AFTER_SECONDS = "1";

    /** The envelope of an unexpected exception (500). */
    public static final ErrorEnvelope INTERNAL_ERROR =
            ErrorEnvelope.of(ErrorCode.INTERNAL_ERROR.name(), "Something went wrong on our side", List.of());

    private static final List<String> REPRESENTATION_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.LINK);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whether the same request may succeed later, so that the response has {@code Retry-After}. */
    public static boolean maySucceedLater(int status) {
        return status == ErrorCode.RATE_LIMITED.status() || status == ErrorCode.UNAVAILABLE.status();
    }

    /** Responds with the status, message and details of a refusal. */
    public void write(HttpServletResponse response, Refusal refusal) throws IOException {
        if (maySucceedLater(refusal.code().status()) && !response.isCommitted()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        write(response, refusal.code().status(), ErrorEnvelope.of(refusal));
    }

    /** Responds with a code and a human-readable message. */
    public void write(HttpServletResponse response, ErrorCode code, String message) throws IOException {
        write(response, code.status(), ErrorEnvelope.of(code.name(), message, List.of()));
    }

    /** Responds with a status; its reason phrase is the message. */
    public void write(HttpServletResponse response, int status, List<Violation> details) throws IOException {
        write(response, status, envelope(status, details));
    }

    /** Responds with an envelope whose code is an {@link ErrorCode}. */
    void write(HttpServletResponse response, ErrorEnvelope envelope) throws IOException {
        write(response, ErrorCode.valueOf(envelope.error().code()).status(), envelope);
    }

    private static void write(HttpServletResponse response, int status, ErrorEnvelope envelope) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = body(envelope);
        response.resetBuffer();
        REPRESENTATION_HEADERS.forEach(header -> response.setHeader(header, null));
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The envelope of a status as UTF-8 JSON; the status's reason phrase is the message. */
    public static byte[] body(int status) {
        return body(envelope(status, List.of()));
    }

    /** The envelope as UTF-8 JSON. */
    public static byte[] body(ErrorEnvelope envelope) {
        return JSON.writeValueAsBytes(envelope);
    }

    private static ErrorEnvelope envelope(int status, List<Violation> details) {
        return ErrorEnvelope.of(code(status), phrase(status), details);
    }

    private static String code(int status) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.status() == status)
                .map(Enum::name)
                .findFirst()
                .orElseGet(() -> phrase(status).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_"));
    }

    private static String phrase(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error " + status : known.getReasonPhrase();
    }
}
