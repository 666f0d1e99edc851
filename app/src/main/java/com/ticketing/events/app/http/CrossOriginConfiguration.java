package com.ticketing.events.app.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Which pages of other origins may read answers: public ones all, admin ones only those configured. */
@Configuration(proxyBeanMethods = false)
class CrossOriginConfiguration {

    private static final List<String> EXPOSED = List.of("X-Summary-Cache", "ETag", "Link", RequestId.HEADER);

    @Bean
    FilterRegistrationBean<CorsFilter> crossOriginFilter(
            @Value("${events.cors.admin-origins:}") List<String> adminOrigins) {
        UrlBasedCorsConfigurationSource rules = new UrlBasedCorsConfigurationSource();
        rules.registerCorsConfiguration("/public/**", rule(List.of("*"), List.of("GET", "HEAD")));
        if (!adminOrigins.isEmpty()) {
            rules.registerCorsConfiguration(
                    "/**", rule(adminOrigins, List.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE")));
        }
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(new PermittingCorsFilter(rules));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    private static CorsConfiguration rule(List<String> origins, List<String> methods) {
        CorsConfiguration rule = new CorsConfiguration();
        rule.setAllowedOrigins(origins);
        rule.setAllowedMethods(methods);
        rule.setAllowedHeaders(List.of("*"));
        rule.setExposedHeaders(EXPOSED);
        return rule;
    }

    /** Steps aside for an origin that is not allowed: its browser refuses the answer, other clients do not care. */
    private static final class PermittingCorsFilter extends CorsFilter {

        private final CorsConfigurationSource rules;

        PermittingCorsFilter(CorsConfigurationSource rules) {
            super(rules);
            this.rules = rules;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            CorsConfiguration rule = rules.getCorsConfiguration(request);
            String origin = request.getHeader(HttpHeaders.ORIGIN);
            return rule == null || (origin != null && rule.checkOrigin(origin) == null);
        }
    }
}
