package com.ticketing.events.app.http;

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
 * Applies {@link UnreadBody} to every request that reaches the servlets. The body of a method without one, such as GET,
 * is not passed on: the actuator, for example, would parse it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class UnreadBodyFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(BodylessRequest.unlessBodyAllowed(request), response);
        boolean hasTimedOut = response.getStatus() == HttpServletResponse.SC_REQUEST_TIMEOUT;
        boolean hasExpect = request.getHeader(HttpHeaders.EXPECT) != null;
        if (!hasTimedOut && UnreadBody.isExpected(request.getContentLengthLong(), hasExpect)) {
            discardBody(request);
        }
    }

    private void discardBody(HttpServletRequest request) {
        try {
            UnreadBody.discard(request.getInputStream());
        } catch (IOException | RuntimeException e) {
            logger.debug("The request body cannot be read any more", e);
        }
    }
}
