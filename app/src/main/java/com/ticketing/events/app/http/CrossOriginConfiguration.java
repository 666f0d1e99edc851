package com.ticketing.events.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
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
        CorsFilter filter = new CorsFilter(rules);
        filter.setCorsProcessor(new SilentCorsProcessor());
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
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

    /** Lets an origin that is not allowed pass without a permission: its browser refuses, other clients do not care. */
    private static final class SilentCorsProcessor extends DefaultCorsProcessor {

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration rule, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            if (rule == null || rule.checkOrigin(request.getHeader("Origin")) == null) {
                response.addHeader("Vary", "Origin");
                return true;
            }
            return super.processRequest(rule, request, response);
        }
    }
}
