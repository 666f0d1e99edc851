package com.ticketing.events.app.security;

import com.ticketing.events.app.http.SecurityHeaders;
import com.ticketing.events.app.http.error.ErrorResponseWriter;
import com.ticketing.events.app.http.limit.RateLimits;
import com.ticketing.events.error.ErrorCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.web.filter.ServletRequestPathFilter;

/**
 * Security filter chain: a bearer token authenticates (brief 3.2), {@link AccessRules} authorises. A path that is not
 * public, known or unknown, requires a token.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {

    /** Turns off observations per security filter; the request as a whole is observed. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SecurityProperties properties,
            Clock clock,
            RateLimits limits,
            ErrorResponseWriter responses) {
        AdminQuotas quotas = new AdminQuotas(limits);
        SecurityErrors errors = new SecurityErrors(responses, quotas);
        return http.csrf(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::configureHeaders)
                .authorizeHttpRequests(AccessRules::apply)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(errors).accessDeniedHandler(errors))
                // Parses the path once instead of for each rule.
                .addFilterBefore(new ServletRequestPathFilter(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(
                        new BearerTokenFilter(tokens(properties, clock), quotas), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new ActorLimitFilter(quotas, responses), AuthorizationFilter.class)
                .build();
    }

    /** Looks a token up among the static ones first; only then it is examined as a JSON web token. */
    private static AuthenticationManager tokens(SecurityProperties properties, Clock clock) {
        List<AuthenticationProvider> providers = new ArrayList<>();
        providers.add(new StaticTokens(properties, clock));
        if (properties.jwt().isConfigured()) {
            providers.add(JwtActors.provider(properties.jwt(), clock));
        }
        return new ProviderManager(providers);
    }

    private static void configureHeaders(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled();
        headers.addHeaderWriter((request, response) -> {
            SecurityHeaders.ALWAYS.forEach(response::setHeader);
            if (request.isSecure()) {
                SecurityHeaders.OVER_TLS.forEach(response::setHeader);
            }
        });
        headers.addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    /** Accepts unknown methods, so that Spring MVC responds with 405 and {@code Allow}. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(ErrorResponseWriter errors) {
        return (_, response, _) -> {
            SecurityHeaders.ALWAYS.forEach(response::setHeader);
            errors.write(response, ErrorCode.VALIDATION_ERROR, "The request line or a header is malformed");
        };
    }
}
