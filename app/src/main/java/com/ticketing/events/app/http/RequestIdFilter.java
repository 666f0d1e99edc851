package com.ticketing.events.app.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an id, in its answer, in the log lines, and as {@link HttpServletRequest#getRequestId()}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter extends OncePerRequestFilter {

    /** The container may go straight to the error page; an id given before that is kept. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = response.getHeader(RequestId.HEADER);
        String id = given == null ? RequestId.of(request.getHeader(RequestId.HEADER)) : given;
        response.setHeader(RequestId.HEADER, id);
        try (var _ = MDC.putCloseable(RequestId.LOG_KEY, id)) {
            chain.doFilter(new IdentifiedRequest(request, id), response);
        }
    }

    private static final class IdentifiedRequest extends HttpServletRequestWrapper {

        private final String id;

        IdentifiedRequest(HttpServletRequest request, String id) {
            super(request);
            this.id = id;
        }

        @Override
        public String getRequestId() {
            return id;
        }
    }
}
