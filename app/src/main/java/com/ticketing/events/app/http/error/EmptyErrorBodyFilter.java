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

/** Puts the envelope into errors that somebody, such as the actuator, answers without a body. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class EmptyErrorBodyFilter extends OncePerRequestFilter {

    private final ErrorResponseWriter answers;

    EmptyErrorBodyFilter(ErrorResponseWriter answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() >= 400 && !response.isCommitted() && response.getContentType() == null) {
            answers.write(response, response.getStatus(), List.of());
        }
    }
}
