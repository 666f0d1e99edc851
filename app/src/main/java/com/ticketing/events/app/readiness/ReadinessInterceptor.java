package com.ticketing.events.app.readiness;

import com.ticketing.events.error.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers nothing from a catalog that is still being built, except how far it is. */
@Configuration(proxyBeanMethods = false)
class ReadinessInterceptor implements WebMvcConfigurer, HandlerInterceptor {

    private final Readiness serving;

    ReadinessInterceptor(Readiness serving) {
        this.serving = serving;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .excludePathPatterns(
                        "/actuator/**",
                        "/projections",
                        "/projections/*",
                        "/v3/api-docs/**",
                        "/swagger-ui/**",
                        "/error");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!serving.hasBegun()) {
            throw new Unavailable("The service is starting, try again in a moment");
        }
        return true;
    }
}
