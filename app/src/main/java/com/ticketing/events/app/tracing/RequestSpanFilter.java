package com.ticketing.events.app.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The span of a request, from the end of its authentication on. The span of a streamed response ends when the stream is
 * open.
 *
 * <p>The trace context of an authenticated caller is continued, its sampling decision included. An anonymous request
 * starts a trace of its own, so that only authenticated callers decide what is recorded.
 */
final class RequestSpanFilter extends OncePerRequestFilter {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY");

    private static final int SERVER_ERROR = 500;

    private final Tracer tracer;

    RequestSpanFilter(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Probes and scrapes belong to no trace. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Span span = start(request);
        try (Scope _ = span.makeCurrent()) {
            chain.doFilter(request, response);
            setStatus(span, response.getStatus());
        } catch (ServletException | IOException | RuntimeException | Error e) {
            span.setAttribute("error.type", e.getClass().getSimpleName()).setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            setRoute(span, request);
            span.end();
        }
    }

    private Span start(HttpServletRequest request) {
        String method = method(request);
        return tracer.spanBuilder(method)
                .setParent(parent(request))
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", method)
                .setAttribute("url.scheme", request.getScheme())
                .setAttribute("url.path", request.getRequestURI())
                .startSpan();
    }

    private static Context parent(HttpServletRequest request) {
        return request.getUserPrincipal() == null
                ? Context.root()
                : Traceparent.parse(request.getHeader("traceparent"));
    }

    private static String method(HttpServletRequest request) {
        return METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
    }

    private static void setStatus(Span span, int status) {
        span.setAttribute("http.response.status_code", status);
        if (status >= SERVER_ERROR) {
            span.setAttribute("error.type", Integer.toString(status)).setStatus(StatusCode.ERROR);
        }
    }

    private static void setRoute(Span span, HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String route) {
            span.updateName(method(request) + " " + route).setAttribute("http.route", route);
        }
    }
}
