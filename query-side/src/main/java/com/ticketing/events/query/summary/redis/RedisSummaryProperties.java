package com.ticketing.events.query.summary.redis;

import com.ticketing.events.settings.SettingRange;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the shared summaries. The text form omits the URL, which may have a password.
 *
 * @param url {@code redis://} or, with TLS, {@code rediss://}, user and password, host, port and database; null
 *     without shared summaries
 * @param timeout the limit of one command, and of the connection; 1 ms to 10 s
 * @param maxWait the time for which a node waits for the text that another node generates; 0 to 1 min
 * @param lease the time after which another node may generate a text that one has begun; longer than a generation
 *     takes; 1 s to 1 h
 * @param retention the time for which a text is kept after its generation; 1 s to 365 days
 */
@ConfigurationProperties(prefix = RedisSummaryProperties.PREFIX, ignoreUnknownFields = false)
record RedisSummaryProperties(
        @Nullable String url,
        @DefaultValue("100ms") Duration timeout,
        @DefaultValue("3s") Duration maxWait,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1d") Duration retention) {

    static final String PREFIX = "events.summary.redis";

    private static final Set<String> SCHEMES = Set.of("redis", "rediss");

    RedisSummaryProperties {
        SettingRange.check(PREFIX + ".timeout", timeout, Duration.ofMillis(1), Duration.ofSeconds(10));
        SettingRange.check(PREFIX + ".max-wait", maxWait, Duration.ZERO, Duration.ofMinutes(1));
        SettingRange.check(PREFIX + ".lease", lease, Duration.ofSeconds(1), Duration.ofHours(1));
        SettingRange.check(PREFIX + ".retention", retention, Duration.ofSeconds(1), Duration.ofDays(365));
        if (url != null && !isRedisUrl(url)) {
            throw new IllegalArgumentException(PREFIX + ".url must be a URL that begins with redis:// or rediss://");
        }
    }

    private static boolean isRedisUrl(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "RedisSummaryProperties[timeout=" + timeout + "]";
    }
}
