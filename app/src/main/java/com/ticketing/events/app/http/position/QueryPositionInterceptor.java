package com.ticketing.events.app.http.position;

import com.ticketing.events.app.role.Side;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.http.PositionBarrier;
import com.ticketing.events.text.LogPositionHeader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Delays a query of the servlets until the projection that it reads has applied the position in its {@code
 * Event-Log-Position}, and adds the position that the response is made from. Runs after authentication, and after the
 * readiness of the node is checked.
 */
final class QueryPositionInterceptor implements HandlerInterceptor {

    private final PositionBarrier barrier;

    QueryPositionInterceptor(PositionBarrier barrier) {
        this.barrier = barrier;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Side.isRead(request.getMethod())) {
            List<String> required = Collections.list(request.getHeaders(LogPositionHeader.NAME));
            if (!required.isEmpty()) {
                await(required);
            }
            response.setHeader(LogPositionHeader.NAME, Long.toString(barrier.position()));
        }
        return true;
    }

    private void await(List<String> required) {
        long position = parse(required);
        if (!barrier.whenApplied(position).join()) {
            throw PositionBarrier.notApplied(position);
        }
    }

    private static long parse(List<String> values) {
        return (values.size() > 1 ? Optional.<Long>empty() : LogPositionHeader.parse(values.getFirst()))
                .orElseThrow(() -> new InvalidRequest(LogPositionHeader.NAME, LogPositionHeader.RULE));
    }
}
