package com.ticketing.events.app.http.error;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.error.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place that turns what controllers throw into the envelope. */
@RestControllerAdvice
final class ExceptionTranslator {

    private static final Logger LOG = LoggerFactory.getLogger(ExceptionTranslator.class);

    private final ErrorResponseWriter answers;

    ExceptionTranslator(ErrorResponseWriter answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    void refused(Refusal refusal, HttpServletResponse response) throws IOException {
        answers.write(response, refusal);
    }

    /** A malformed id names no Event; other arguments are read by hand, with messages of their own. */
    @ExceptionHandler
    void mismatched(MethodArgumentTypeMismatchException e, HttpServletResponse response) throws IOException {
        if (UUID.class.equals(e.getRequiredType())) {
            answers.write(response, new EventNotFound());
        } else {
            answers.write(response, 400, List.of(new Violation(e.getName(), "Has the wrong form")));
        }
    }

    /** By the firewall, which looks at parameters only when they are read. */
    @ExceptionHandler
    void rejected(RequestRejectedException e, HttpServletResponse response) throws IOException {
        answers.write(response, 400, List.of());
    }

    @ExceptionHandler
    void failed(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (e instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            allowHeadWithGet(response);
            answers.write(response, known.getStatusCode().value(), List.of());
        } else if (e instanceof HttpException refused && refused.getCode() < 500) {
            answers.write(response, refused.getCode(), List.of());
        } else if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            LOG.debug("The client of {} {} went away", request.getMethod(), request.getRequestURI());
        } else {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            answers.write(response, ErrorCode.INTERNAL_ERROR, "Something went wrong on our side");
        }
    }

    private static void allowHeadWithGet(HttpServletResponse response) {
        String allow = response.getHeader(HttpHeaders.ALLOW);
        if (allow != null && allow.contains("GET") && !allow.contains("HEAD")) {
            response.setHeader(
                    HttpHeaders.ALLOW,
                    allow.replace("GET", "GET, HEAD").replace(",", ", ").replace("  ", " "));
        }
    }
}
