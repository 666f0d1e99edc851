package com.ticketing.events.app;

import com.ticketing.events.Unavailable;
import com.ticketing.events.app.http.Serving;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers nothing from a catalog that is still being built, except how far it is. */
@Configuration(proxyBeanMethods = false)
class NothingHalfBuilt implements WebMvcConfigurer, HandlerInterceptor {

    private final Serving serving;

    NothingHalfBuilt(Serving serving) {
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
