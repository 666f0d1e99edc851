package com.ticketing.events.app.http.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sets {@code Accept-Patch} of responses to OPTIONS whose {@code Allow} includes PATCH (RFC 5789, 3.1), and removes it
 * from others: Spring MVC adds an empty one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class AcceptPatchFilter extends OncePerRequestFilter {

    /** The media types of all PATCH requests. */
    static final String MEDIA_TYPES = "application/json, application/merge-patch+json";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("OPTIONS");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        String allow = response.getHeader(HttpHeaders.ALLOW);
        response.setHeader(HttpHeaders.ACCEPT_PATCH, allow != null && allow.contains("PATCH") ? MEDIA_TYPES : null);
    }
}
