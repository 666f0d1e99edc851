package com.ticketing.events.app.http.limit;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The rate limits of this node that are configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitProperties.class)
public class RateLimits {

    private final Optional<RateLimit> publicRequests;
    private final Optional<RateLimit> failedAuthentications;
    private final Optional<RateLimit> adminRequests;

    @Autowired
    RateLimits(RateLimitProperties properties, MeterRegistry meters) {
        publicRequests = limit("public", properties.publicRequestsPerSecond(), meters);
        failedAuthentications = limit("authentication", properties.publicRequestsPerSecond(), meters);
        adminRequests = limit("admin", properties.adminRequestsPerSecond(), meters);
    }

    private static Optional<RateLimit> limit(String kind, int perSecond, MeterRegistry meters) {
        return perSecond == 0 ? Optional.empty() : Optional.of(new RateLimit(kind, perSecond, meters));
    }

    /** The limit of requests for public paths, by client network. */
    public Optional<RateLimit> publicRequests() {
        return publicRequests;
    }

    /** The limit of requests without a valid token, by client network. */
    public Optional<RateLimit> failedAuthentications() {
        return failedAuthentications;
    }

    /** The limit of requests with a valid token, by actor. */
    public Optional<RateLimit> adminRequests() {
        return adminRequests;
    }
}
