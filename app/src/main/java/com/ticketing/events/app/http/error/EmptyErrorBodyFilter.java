package com.ticketing.events.app.http.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Adds the envelope to error responses without a body, such as those of the actuator. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class EmptyErrorBodyFilter extends OncePerRequestFilter {

    private final ErrorResponseWriter errors;

    EmptyErrorBodyFilter(ErrorResponseWriter errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() >= 400 && !response.isCommitted() && response.getContentType() == null) {
            errors.write(response, response.getStatus(), List.of());
        }
    }
}
