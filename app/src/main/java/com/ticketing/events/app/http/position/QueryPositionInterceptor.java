package com.ticketing.events.app.http.position;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.live.PositionBarrier;
import com.ticketing.events.text.LogPositionHeader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Delays a query of the servlets until the catalog has applied the position in its {@code Event-Log-Position}, and adds
 * the position that the response is made from. Runs after authentication, and after the readiness of the node is
 * checked.
 */
@ConditionalOnSide(Side.QUERY)
@Configuration(proxyBeanMethods = false)
class QueryPositionInterceptor implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<String> QUERIES = Set.of("GET", "HEAD");

    private final PositionBarrier barrier;

    QueryPositionInterceptor(PositionBarrier barrier) {
        this.barrier = barrier;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/", "/events/**", "/public/**", "/audit/**", "/projections/**", "/notifications/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (QUERIES.contains(request.getMethod())) {
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
