package com.ticketing.events.app.readiness;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Responds with 503 until the node is ready, except on the paths that show the progress of the start. */
@Configuration(proxyBeanMethods = false)
class ReadinessInterceptor implements WebMvcConfigurer, HandlerInterceptor {

    private final Readiness readiness;

    ReadinessInterceptor(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .excludePathPatterns(
                        "/actuator/**",
                        "/projections",
                        "/projections/*",
                        "/me",
                        "/v3/api-docs/**",
                        "/swagger-ui/**",
                        "/error");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        readiness.requireReady();
        return true;
    }
}
