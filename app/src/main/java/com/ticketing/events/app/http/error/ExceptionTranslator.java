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
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Translates exceptions of controllers into error responses with the envelope (brief 3.3). */
@RestControllerAdvice
final class ExceptionTranslator {

    private static final Logger LOG = LoggerFactory.getLogger(ExceptionTranslator.class);

    private final ErrorResponseWriter errors;

    ExceptionTranslator(ErrorResponseWriter errors) {
        this.errors = errors;
    }

    @ExceptionHandler
    void refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (refusal.code() == ErrorCode.UNSUPPORTED_MEDIA_TYPE) {
            describeAcceptedBodies(request, response);
        }
        errors.write(response, refusal);
    }

    private static void describeAcceptedBodies(HttpServletRequest request, HttpServletResponse response) {
        if (request.getMethod().equals("PATCH")) {
            response.setHeader(HttpHeaders.ACCEPT_PATCH, AcceptPatchFilter.MEDIA_TYPES);
        }
        if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
    }

    /** Responds with 404 to a malformed id, and with 400 to an argument of any other type. */
    @ExceptionHandler
    void mismatched(MethodArgumentTypeMismatchException e, HttpServletResponse response) throws IOException {
        if (UUID.class.equals(e.getRequiredType())) {
            errors.write(response, new EventNotFound());
        } else {
            errors.write(response, 400, List.of(new Violation(e.getName(), "Has the wrong form")));
        }
    }

    /** Responds with 400 to parameters that Spring Security's firewall rejects when a controller reads them. */
    @ExceptionHandler
    void rejected(RequestRejectedException e, HttpServletResponse response) throws IOException {
        errors.write(response, 400, List.of());
    }

    /** Responds with 400, and without a line in the log, to a body that a converter of Spring MVC cannot read. */
    @ExceptionHandler
    void unreadable(HttpMessageNotReadableException e, HttpServletResponse response) throws IOException {
        errors.write(response, 400, List.of());
    }

    @ExceptionHandler
    void failed(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (e instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            allowHeadWithGet(response);
            errors.write(response, known.getStatusCode().value(), List.of());
        } else if (e instanceof HttpException refused && refused.getCode() < 500) {
            errors.write(response, refused.getCode(), List.of());
        } else if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            LOG.debug("Client disconnected during {} {}", request.getMethod(), request.getRequestURI());
        } else {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            errors.write(response, ErrorResponseWriter.INTERNAL_ERROR);
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
