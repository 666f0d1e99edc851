package com.ticketing.events.app.http;

import com.ticketing.events.app.http.error.ErrorResponseWriter;
import com.ticketing.events.app.http.limit.RateLimit;
import com.ticketing.events.text.LogPositionHeader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** CORS of the admin paths: the origins of {@code events.cors.admin-origins}, by default none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdminOrigins.class)
public class CorsFilterConfiguration {

    /** Prefix of the public queries. */
    public static final String PUBLIC_PREFIX = "/public/";

    /** Prefix of the scripts for pages of other origins. */
    private static final String EMBED_PREFIX = "/embed/";

    /** Response headers that pages of other origins may read. */
    public static final List<String> EXPOSED_HEADERS = List.of(
            "X-Summary-Cache",
            "ETag",
            "Link",
            "Location",
            "Retry-After",
            RateLimit.POLICY_HEADER,
            RateLimit.REMAINING_HEADER,
            RequestId.HEADER,
            LogPositionHeader.NAME);

    @Bean
    FilterRegistrationBean<CorsFilter> adminCorsFilter(AdminOrigins origins) {
        FilterRegistrationBean<CorsFilter> registration =
                new FilterRegistrationBean<>(new AdminCorsFilter(configuration(origins.adminOrigins())));
        registration.setEnabled(!origins.adminOrigins().isEmpty());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Whether every origin may read the path; a Jetty handler adds its CORS headers. */
    public static boolean isOpenToEveryOrigin(String path) {
        return path.startsWith(PUBLIC_PREFIX) || path.startsWith(EMBED_PREFIX);
    }

    private static CorsConfiguration configuration(List<String> origins) {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(origins);
        configuration.setAllowedMethods(List.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"));
        configuration.setAllowedHeaders(List.of("*"));
        configuration.setExposedHeaders(EXPOSED_HEADERS);
        return configuration;
    }

    /** Skips requests of other origins: browsers discard the response, and other clients do not apply CORS. */
    private static final class AdminCorsFilter extends CorsFilter {

        private final CorsConfiguration configuration;

        AdminCorsFilter(CorsConfiguration configuration) {
            super(source(configuration));
            setCorsProcessor(new EnvelopeCorsProcessor());
            this.configuration = configuration;
        }

        private static UrlBasedCorsConfigurationSource source(CorsConfiguration configuration) {
            UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
            source.registerCorsConfiguration("/**", configuration);
            return source;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            String origin = request.getHeader(HttpHeaders.ORIGIN);
            return isOpenToEveryOrigin(request.getRequestURI()) || (origin != null && !isAllowed(origin, request));
        }

        /** A preflight of an allowed origin is always processed; its method is in another header. */
        private boolean isAllowed(String origin, HttpServletRequest request) {
            return configuration.checkOrigin(origin) != null
                    && (CorsUtils.isPreFlightRequest(request)
                            || configuration.checkHttpMethod(HttpMethod.valueOf(request.getMethod())) != null);
        }
    }

    private static final class EnvelopeCorsProcessor extends DefaultCorsProcessor {

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
