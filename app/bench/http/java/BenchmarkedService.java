package com.ticketing.events.bench;

import com.ticketing.events.app.EventServiceApplication;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The service, and in front of everything the ceiling that it is measured against: {@code /constant/BYTES}. */
public final class BenchmarkedService {

    private BenchmarkedService() {}

    @Configuration(proxyBeanMethods = false)
    static class Ceiling {

        private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();

        @Bean
        FilterRegistrationBean<Filter> constantAnswer() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                String path = ((HttpServletRequest) request).getRequestURI();
                byte[] body = bodies.computeIfAbsent(path, Ceiling::body);
                response.setContentType("application/json");
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
            });
            registration.addUrlPatterns("/constant/*");
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }

        private static byte[] body(String path) {
            byte[] body = new byte[Integer.parseInt(path.substring(path.lastIndexOf('/') + 1))];
            Arrays.fill(body, (byte) 'x');
            return body;
        }
    }

    public static void main(String[] arguments) throws ClassNotFoundException {
        Class.forName(EventServiceApplication.class.getName());
        SpringApplication.run(new Class<?>[] {EventServiceApplication.class, Ceiling.class}, arguments);
    }
}
