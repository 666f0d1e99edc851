package com.ticketing.events.app.security;

import static java.util.stream.Collectors.joining;

import com.ticketing.events.app.http.error.ErrorResponseWriter;
import com.ticketing.events.app.http.limit.Quota;
import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.RateLimited;
import com.ticketing.events.error.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Responses to requests without a valid token (401) or without the required scope (403). */
final class SecurityErrors implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String SCHEME = "Bearer";

    private final ErrorResponseWriter errors;
    private final AdminQuotas quotas;

    SecurityErrors(ErrorResponseWriter errors, AdminQuotas quotas) {
        this.errors = errors;
        this.quotas = quotas;
    }

    /** Responds with 401, with 503 if the token could not be examined, or with 429 after too many failures. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (request.getAttribute(BearerTokenFilter.ISSUER_UNREACHABLE) != null) {
            errors.write(response, new Unavailable("The issuer of the token cannot be reached at the moment"));
            return;
        }
        Optional<Quota> quota = quotas.failed(request);
        quota.ifPresent(taken -> taken.forEachHeader(response::setHeader));
        if (quota.filter(Quota::isExceeded).isPresent()) {
            errors.write(response, new RateLimited("Too many requests without a valid token, try again later"));
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, SCHEME);
            errors.write(response, ErrorCode.UNAUTHORIZED, "A valid bearer token is required");
        }
    }

    /** Responds with 403 and the missing scope (RFC 6750, 3.1), also when the limit of the actor is exceeded. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        BearerTokenFilter.examinedActor(request)
                .flatMap(quotas::take)
                .ifPresent(taken -> taken.forEachHeader(response::setHeader));
        String scope = requiredScope(e);
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE, SCHEME + " error=\"insufficient_scope\", scope=\"" + scope + "\"");
        errors.write(response, ErrorCode.FORBIDDEN, "The token lacks the scope " + scope);
    }

    private static String requiredScope(AccessDeniedException e) {
        return e instanceof AuthorizationDeniedException denied
                        && denied.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
                ? decision.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(joining(" "))
                : "";
    }
}
