package com.ticketing.events.app.security;

import com.ticketing.events.app.http.error.ErrorResponseWriter;
import com.ticketing.events.app.http.limit.Quota;
import com.ticketing.events.error.RateLimited;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Rate limit of each actor, after authorisation. Public paths and the actuator are not limited. */
final class ActorLimitFilter extends OncePerRequestFilter {

    private static final String ACTUATOR = "/actuator";

    private final AdminQuotas quotas;
    private final ErrorResponseWriter errors;

    ActorLimitFilter(AdminQuotas quotas, ErrorResponseWriter errors) {
        this.quotas = quotas;
        this.errors = errors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(ACTUATOR) || path.startsWith(ACTUATOR + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Quota> quota = BearerTokenFilter.examinedActor(request).flatMap(quotas::take);
        quota.ifPresent(taken -> taken.forEachHeader(response::setHeader));
        if (quota.filter(Quota::isExceeded).isPresent()) {
            errors.write(response, new RateLimited("Too many requests of this actor, try again later"));
        } else {
            chain.doFilter(request, response);
        }
    }
}
