package com.ticketing.events.app.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads what an answer has left unread of a body, and forgets it. Most clients send all of a body before they look at the
 * answer; Jetty would close the connection in the middle of that, and the answer would be lost.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class UnreadBodyFilter extends OncePerRequestFilter {

    /** In bytes; whoever sends more is cut off. */
    private static final int MOST = 2 << 20;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getContentLengthLong() <= MOST && request.getHeader(HttpHeaders.EXPECT) == null) {
            forgetRest(request);
        }
    }

    private void forgetRest(HttpServletRequest request) {
        try {
            InputStream rest = request.getInputStream();
            byte[] forgotten = new byte[8192];
            int left = MOST;
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = rest.read(forgotten);
            }
        } catch (IOException | RuntimeException e) {
            logger.debug("The rest of a body did not come", e);
        }
    }
}
