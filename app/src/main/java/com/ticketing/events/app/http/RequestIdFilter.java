package com.ticketing.events.app.http;

import com.ticketing.events.tracing.RequestScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the {@link RequestId} into the response, the log lines and {@link HttpServletRequest#getRequestId()}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter extends OncePerRequestFilter {

    /** An error dispatch of the container may be the first dispatch of a request; it keeps an id set before. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String assigned = response.getHeader(RequestId.HEADER);
        String id = assigned == null ? RequestId.of(request.getHeader(RequestId.HEADER)) : assigned;
        response.setHeader(RequestId.HEADER, id);
        try (var _ = RequestScope.of(id)) {
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
