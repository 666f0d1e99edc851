package com.ticketing.events.query.notification.smtp;

import com.ticketing.events.query.notification.channel.MailAddress;
import com.ticketing.events.settings.SettingRange;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings of the channel {@code smtp}. The text form omits the password.
 *
 * @param host the mail server, a name or an address; null or blank disables the channel
 * @param port the port; 0 for the registered one of {@code security}
 * @param security the encryption of the connection
 * @param username the user; null or blank for no authentication
 * @param password the password; required with a user
 * @param from the sender; required with a host
 * @param to the recipients of every mail; required with a host
 * @param timeout the limit for one mail, from the connection to its acceptance; 1 ms to 1 h
 */
@ConfigurationProperties(prefix = SmtpProperties.PREFIX, ignoreUnknownFields = false)
record SmtpProperties(
        @Nullable String host,
        @DefaultValue("0") int port,
        @DefaultValue("starttls") SmtpSecurity security,
        @Nullable String username,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue List<String> to,
        @DefaultValue("10s") Duration timeout) {

    static final String PREFIX = "events.notifications.smtp";
    static final String HOST = PREFIX + ".host";
    static final String TIMEOUT = PREFIX + ".timeout";

    private static final int MAX_PORT = 65_535;
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[?[0-9A-Fa-f:.]{2,45}]?");

    SmtpProperties {
        SettingRange.check(PREFIX + ".port", port, 0, MAX_PORT);
        SettingRange.check(TIMEOUT, timeout, Duration.ofMillis(1), Duration.ofHours(1));
        host = textOrNull(host);
        username = textOrNull(username);
        password = textOrNull(password);
        to = List.copyOf(to);
        if (host != null) {
            Assert.isTrue(HOST_NAME.matcher(host).matches(), HOST + " must be the name or address of a mail server");
            MailAddress.checkSender(PREFIX + ".from", from);
            MailAddress.checkRecipients(PREFIX + ".to", to);
        }
        Assert.isTrue(
                (username == null) == (password == null),
                PREFIX + ".username and " + PREFIX + ".password must be set together");
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The configured port, or the registered one. */
    int effectivePort() {
        return port == 0 ? security.defaultPort() : port;
    }

    @Override
    public String toString() {
        return "SmtpProperties[host=" + host + ", port=" + effectivePort() + ", security=" + security + "]";
    }
}
