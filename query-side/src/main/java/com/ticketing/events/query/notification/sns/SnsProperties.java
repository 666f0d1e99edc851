package com.ticketing.events.query.notification.sns;

import com.ticketing.events.query.notification.channel.HttpAddress;
import com.ticketing.events.settings.SettingRange;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Settings of the channel {@code sns}.
 *
 * @param topicArn the ARN of the topic, whose region is that of the client; null or blank disables the channel
 * @param endpointOverride the http or https URL that replaces the endpoint of AWS; null or blank for that
 * @param timeout the limit for one call; 1 ms to 1 h
 */
@ConfigurationProperties(prefix = SnsProperties.PREFIX, ignoreUnknownFields = false)
record SnsProperties(
        @Nullable String topicArn,
        @Nullable String endpointOverride,
        @DefaultValue("10s") Duration timeout) {

    static final String PREFIX = "events.notifications.sns";
    static final String TOPIC_ARN = PREFIX + ".topic-arn";
    static final String TIMEOUT = PREFIX + ".timeout";

    SnsProperties {
        SettingRange.check(TIMEOUT, timeout, Duration.ofMillis(1), Duration.ofHours(1));
        if (topicArn != null && StringUtils.hasText(topicArn)) {
            var _ = TopicArn.parse(TOPIC_ARN, topicArn);
        }
        var _ = endpoint(endpointOverride);
    }

    /** The topic of an enabled channel. */
    TopicArn topic() {
        return TopicArn.parse(TOPIC_ARN, String.valueOf(topicArn));
    }

    /** The endpoint in place of that of AWS; null if there is none. */
    @Nullable
    URI endpoint() {
        return endpoint(endpointOverride);
    }

    private static @Nullable URI endpoint(@Nullable String url) {
        return url == null || url.isBlank() ? null : HttpAddress.parse(PREFIX + ".endpoint-override", url);
    }
}
