package com.ticketing.events.app.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Flushes a 304 before Jetty adds {@code Content-Length: 0}, which is not the length of the representation (RFC 9110,
 * 8.6).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class NotModifiedFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_NOT_MODIFIED) {
            response.flushBuffer();
        }
    }
}
