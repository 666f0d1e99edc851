package com.ticketing.events.app.security;

import com.ticketing.events.app.http.SecurityHeaders;
import com.ticketing.events.app.http.error.ErrorResponseWriter;
import com.ticketing.events.error.ErrorCode;
import jakarta.servlet.DispatcherType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * Security filter chain: the listed paths are public, every other path, known or unknown, requires a bearer token
 * (brief 3.2).
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    /** The token that the brief publishes. */
    private static final String DEFAULT_TOKEN = "admin-token-123";

    private static final String[] PUBLIC_PATHS = {
        "/",
        "/favicon.ico",
        "/public/**",
        "/admin",
        "/admin/",
        "/assets/**",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/v3/api-docs",
        "/v3/api-docs.yaml",
        "/v3/api-docs/swagger-config",
        "/swagger-ui.html",
        "/swagger-ui/**"
    };

    @Bean
    BearerTokens bearerTokens(SecurityProperties properties) {
        if (properties.tokens().containsValue(DEFAULT_TOKEN)) {
            LOG.warn("The admin API accepts the default token; set ADMIN_TOKEN before exposing the service");
        }
        return new BearerTokens(properties.tokens());
    }

    /** Turns off observations per security filter; the request as a whole is observed. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, BearerTokens tokens, ErrorResponseWriter errors) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::configureHeaders)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(PUBLIC_PATHS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((_, response, _) -> {
                    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                    errors.write(response, ErrorCode.UNAUTHORIZED, "A valid bearer token is required");
                }))
                .addFilterBefore(new BearerTokenFilter(tokens), AnonymousAuthenticationFilter.class)
                .build();
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
