package com.ticketing.events.app.security;

import com.ticketing.events.query.http.TokenEnd;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authentication filter for bearer tokens. A request without a valid token continues unauthenticated. The token is
 * examined when the authentication is first needed, and so never on a public path.
 */
final class BearerTokenFilter extends OncePerRequestFilter {

    /** Request attribute, present if the token could not be examined because its issuer is unreachable. */
    static final String ISSUER_UNREACHABLE = BearerTokenFilter.class.getName() + ".issuerUnreachable";

    private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer) +([\\x21-\\x7E]+)");

    private static final String ACTOR = BearerTokenFilter.class.getName() + ".actor";

    private final AuthenticationManager tokens;
    private final AdminQuotas quotas;

    BearerTokenFilter(AuthenticationManager tokens, AdminQuotas quotas) {
        this.tokens = tokens;
        this.quotas = quotas;
    }

    /** The actor, if the authentication of the request was needed so far. */
    static Optional<Actor> examinedActor(HttpServletRequest request) {
        return request.getAttribute(ACTOR) instanceof Actor actor ? Optional.of(actor) : Optional.empty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContextHolder.setDeferredContext(() -> authenticate(request));
        chain.doFilter(request, response);
    }

    private SecurityContext authenticate(HttpServletRequest request) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        try {
            token(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)))
                    .filter(_ -> quotas.mayAuthenticate(request))
                    .map(BearerTokenAuthenticationToken::new)
                    .map(tokens::authenticate)
                    .ifPresent(authentication -> {
                        context.setAuthentication(authentication);
                        request.setAttribute(ACTOR, authentication.getPrincipal());
                        request.setAttribute(TokenEnd.ATTRIBUTE, end(authentication));
                    });
        } catch (AuthenticationServiceException e) {
            logger.debug("The token could not be examined", e);
            request.setAttribute(ISSUER_UNREACHABLE, true);
        } catch (AuthenticationException e) {
            logger.debug("The token is not valid", e);
            quotas.failed(request);
        }
        return context;
    }

    private static @Nullable Instant end(Authentication authentication) {
        return authentication.getPrincipal() instanceof Actor actor ? actor.expiresAt() : null;
    }

    /** The token of the {@code Authorization} header; empty unless there is exactly one header, with a token. */
    static Optional<String> token(List<String> authorizationHeaders) {
        if (authorizationHeaders.size() != 1) {
            return Optional.empty();
        }
        Matcher credentials = CREDENTIALS.matcher(authorizationHeaders.getFirst());
        return credentials.matches() ? Optional.of(credentials.group(1)) : Optional.empty();
    }
}
