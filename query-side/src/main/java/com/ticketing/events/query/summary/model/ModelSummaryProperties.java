package com.ticketing.events.query.summary.model;

import com.ticketing.events.settings.SettingRange;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the language model that generates summaries. The text form omits the key.
 *
 * @param baseUrl the http or https URL in front of {@code /chat/completions}
 * @param apiKey the bearer token of the endpoint; null or blank for an endpoint without authentication
 * @param name the name of the model
 * @param firstChunkTimeout the time until the first chunk, after which the template stands in; 10 ms to 1 min
 * @param timeout the time until the end of the text, after which the generation fails; 10 ms to 10 min
 * @param concurrency the number of generations at once, 1 to 1,000; the template stands in for further ones
 * @param perMinute the number of generations a minute, 1 to 1,000,000; the template stands in for further ones
 */
@ConfigurationProperties(prefix = ModelSummaryProperties.PREFIX, ignoreUnknownFields = false)
record ModelSummaryProperties(
        @DefaultValue("https://api.openai.com/v1") String baseUrl,
        @Nullable String apiKey,
        @DefaultValue("gpt-4o-mini") String name,
        @DefaultValue("3s") Duration firstChunkTimeout,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("8") int concurrency,
        @DefaultValue("120") int perMinute) {

    static final String PREFIX = "events.summary.model";

    private static final Duration SHORTEST = Duration.ofMillis(10);

    ModelSummaryProperties {
        if (!isHttpUrl(baseUrl)) {
            throw new IllegalArgumentException(
                    PREFIX + ".base-url must be an http or https URL without user, query and fragment");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException(PREFIX + ".name must not be blank");
        }
        SettingRange.check(PREFIX + ".first-chunk-timeout", firstChunkTimeout, SHORTEST, Duration.ofMinutes(1));
        SettingRange.check(PREFIX + ".timeout", timeout, SHORTEST, Duration.ofMinutes(10));
        SettingRange.check(PREFIX + ".concurrency", concurrency, 1, 1_000);
        SettingRange.check(PREFIX + ".per-minute", perMinute, 1, 1_000_000);
    }

    private static boolean isHttpUrl(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "ModelSummaryProperties[name=" + name + ", timeout=" + timeout + "]";
    }
}
