package com.ticketing.events.app.http.error;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.ErrorEnvelope;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.error.Violation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the error envelope (brief 3.3), whatever the client said it accepts. */
@Component
public final class ErrorResponseWriter {

    private static final List<String> ABOUT_THE_ANSWER_THAT_FAILED = List.of("Location", "ETag", "Link");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Answers with a refusal. Does nothing when the answer is under way already. */
    public void write(HttpServletResponse response, Refusal refusal) throws IOException {
        if (refusal.code() == ErrorCode.UNAVAILABLE && !response.isCommitted()) {
            response.setHeader("Retry-After", "1");
        }
        write(response, refusal.code().status(), ErrorEnvelope.of(refusal));
    }

    /** Answers with a code and a message for people. Does nothing when the answer is under way already. */
    public void write(HttpServletResponse response, ErrorCode code, String message) throws IOException {
        write(response, code.status(), ErrorEnvelope.of(code.name(), message, List.of()));
    }

    /** Answers with any status in that status's own words. Does nothing when the answer is under way already. */
    public void write(HttpServletResponse response, int status, List<Violation> details) throws IOException {
        write(response, status, ErrorEnvelope.of(code(status), phrase(status), details));
    }

    private static void write(HttpServletResponse response, int status, ErrorEnvelope envelope) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = JSON.writeValueAsBytes(envelope);
        response.resetBuffer();
        ABOUT_THE_ANSWER_THAT_FAILED.forEach(header -> response.setHeader(header, null));
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The envelope of a status that was set by somebody who knows no envelopes. */
    public static byte[] body(int status) {
        return JSON.writeValueAsString(ErrorEnvelope.of(code(status), phrase(status), List.of()))
                .getBytes(StandardCharsets.UTF_8);
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
