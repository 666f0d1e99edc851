package com.ticketing.events.query.notification.ses;

import com.ticketing.events.query.notification.channel.HttpAddress;
import com.ticketing.events.query.notification.channel.MailAddress;
import com.ticketing.events.settings.SettingRange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings of the channel {@code ses}.
 *
 * @param from the sender, an identity that is verified in SES; null or blank disables the channel
 * @param to the recipients of every mail; required with a sender
 * @param configurationSet the configuration set of SES; null or blank for the default one of the identity
 * @param region the region; null or blank for that of AWS's default chain
 * @param endpointOverride the http or https URL that replaces the endpoint of AWS; null or blank for that
 * @param timeout the limit for one call; 1 ms to 1 h
 */
@ConfigurationProperties(prefix = SesProperties.PREFIX, ignoreUnknownFields = false)
record SesProperties(
        @Nullable String from,
        @DefaultValue List<String> to,
        @Nullable String configurationSet,
        @Nullable String region,
        @Nullable String endpointOverride,
        @DefaultValue("10s") Duration timeout) {

    static final String PREFIX = "events.notifications.ses";
    static final String FROM = PREFIX + ".from";
    static final String REGION = PREFIX + ".region";
    static final String TIMEOUT = PREFIX + ".timeout";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern REGION_NAME = Pattern.compile("[a-z0-9-]{1,50}");

    SesProperties {
        SettingRange.check(TIMEOUT, timeout, Duration.ofMillis(1), Duration.ofHours(1));
        from = textOrNull(from);
        configurationSet = textOrNull(configurationSet);
        region = textOrNull(region);
        endpointOverride = textOrNull(endpointOverride);
        to = List.copyOf(to);
        if (from != null) {
            MailAddress.checkSender(FROM, from);
            MailAddress.checkRecipients(PREFIX + ".to", to);
        }
        Assert.isTrue(
                configurationSet == null || NAME.matcher(configurationSet).matches(),
                PREFIX + ".configuration-set must be a name of letters, digits, hyphens and underscores");
        Assert.isTrue(
                region == null || REGION_NAME.matcher(region).matches(),
                REGION + " must be the name of a region of AWS");
        if (endpointOverride != null) {
            var _ = HttpAddress.parse(PREFIX + ".endpoint-override", endpointOverride);
        }
    }

    /** The endpoint in place of that of AWS; null if there is none. */
    @Nullable
    URI endpoint() {
        return endpointOverride == null ? null : URI.create(endpointOverride);
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
