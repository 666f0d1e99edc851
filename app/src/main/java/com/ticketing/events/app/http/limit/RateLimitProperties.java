package com.ticketing.events.app.http.limit;

import com.ticketing.events.settings.SettingRange;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of requests per second, each 1 to 1,000,000, or 0 for none.
 *
 * @param publicRequestsPerSecond requests of one client network for public paths; also its failed authentications
 * @param adminRequestsPerSecond requests of one actor
 */
@ConfigurationProperties("events.limits")
record RateLimitProperties(
        @DefaultValue("0") int publicRequestsPerSecond,
        @DefaultValue("0") int adminRequestsPerSecond) {

    private static final int MAX_PER_SECOND = 1_000_000;

    RateLimitProperties {
        SettingRange.check("events.limits.public-requests-per-second", publicRequestsPerSecond, 0, MAX_PER_SECOND);
        SettingRange.check("events.limits.admin-requests-per-second", adminRequestsPerSecond, 0, MAX_PER_SECOND);
    }
}
