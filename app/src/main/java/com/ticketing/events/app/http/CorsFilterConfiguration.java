package com.ticketing.events.app.http;

import com.ticketing.events.app.http.error.ErrorResponseWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Which pages of other origins may read answers: public ones all, admin ones only those configured. */
@Configuration(proxyBeanMethods = false)
public class CorsFilterConfiguration {

    public static final List<String> EXPOSED = List.of("X-Summary-Cache", "ETag", "Link", "Location", RequestId.HEADER);

    /** What Spring says that answers vary by. */
    public static final List<String> VARY = List.of(
            HttpHeaders.ORIGIN, HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);

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
            setCorsProcessor(new EnvelopeForRefusals());
            this.rules = rules;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            CorsConfiguration rule = rules.getCorsConfiguration(request);
            String origin = request.getHeader(HttpHeaders.ORIGIN);
            return rule == null || (origin != null && !permits(rule, origin, request));
        }

        /** What a preflight asks for is answered by the rule; of other requests the rule sees only what it permits. */
        private static boolean permits(CorsConfiguration rule, String origin, HttpServletRequest request) {
            return rule.checkOrigin(origin) != null
                    && (CorsUtils.isPreFlightRequest(request)
                            || rule.checkHttpMethod(HttpMethod.valueOf(request.getMethod())) != null);
        }
    }

    private static final class EnvelopeForRefusals extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            response.getHeaders().setCacheControl("no-store");
            response.getBody().write(ErrorResponseWriter.body(HttpStatus.FORBIDDEN.value()));
            response.flush();
        }
    }
}
