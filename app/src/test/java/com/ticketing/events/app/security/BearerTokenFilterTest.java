package com.ticketing.events.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

class BearerTokenFilterTest {

    private static final AdminQuotas WITHOUT_LIMITS = new AdminQuotas(Optional.empty(), Optional.empty());

    @AfterEach
    void clearContext() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer token-a", "bearer token-a", "BEARER  token-a"})
    void readsTheToken(String header) {
        assertThat(BearerTokenFilter.token(List.of(header))).contains("token-a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"token-a", "Bearer", "Bearer ", "Bearertoken-a", "Basic token-a", "Bearer token-a token-b", ""})
    void readsNoTokenFromOtherHeaders(String header) {
        assertThat(BearerTokenFilter.token(List.of(header))).isEmpty();
    }

    @Test
    void readsNoTokenWithoutExactlyOneHeader() {
        assertThat(BearerTokenFilter.token(List.of())).isEmpty();
        assertThat(BearerTokenFilter.token(List.of("Bearer token-a", "Bearer token-a")))
                .isEmpty();
    }

    @Test
    void examinesNoTokenBeforeTheAuthenticationIsNeeded() throws ServletException, IOException {
        MockHttpServletRequest request = request();
        new BearerTokenFilter(_ -> fail("examined"), WITHOUT_LIMITS)
                .doFilter(request, new MockHttpServletResponse(), (_, _) -> {});
        assertThat(request.getAttribute(BearerTokenFilter.ISSUER_UNREACHABLE)).isNull();
    }

    @Test
    void aRefusedTokenIsNoAuthentication() throws ServletException, IOException {
        MockHttpServletRequest request = request();
        assertThat(authentication(request, _ -> {
                    throw new BadCredentialsException("unknown");
                }))
                .isNull();
        assertThat(request.getAttribute(BearerTokenFilter.ISSUER_UNREACHABLE)).isNull();
    }

    @Test
    void aTokenThatCannotBeExaminedIsMarked() throws ServletException, IOException {
        MockHttpServletRequest request = request();
        assertThat(authentication(request, _ -> {
                    throw new AuthenticationServiceException("unreachable");
                }))
                .isNull();
        assertThat(request.getAttribute(BearerTokenFilter.ISSUER_UNREACHABLE)).isNotNull();
    }

    private static Authentication authentication(MockHttpServletRequest request, AuthenticationManager tokens)
            throws ServletException, IOException {
        new BearerTokenFilter(tokens, WITHOUT_LIMITS).doFilter(request, new MockHttpServletResponse(), (_, _) -> {});
        return SecurityContextHolder.getContext().getAuthentication();
    }

    private static MockHttpServletRequest request() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/events");
        request.addHeader("Authorization", "Bearer token-a");
        return request;
    }
}
