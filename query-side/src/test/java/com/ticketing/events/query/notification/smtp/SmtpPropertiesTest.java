package com.ticketing.events.query.notification.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SmtpPropertiesTest {

    private static final Map<String, String> COMPLETE =
            Map.of("host", "mail.example.com", "from", "events@example.com", "to", "staff@example.com");

    @Test
    void hasNoHostByDefault() {
        assertThat(bind(Map.of()).host()).isNull();
        assertThat(bind(Map.of("host", " ")).host()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"starttls, 587", "tls, 465", "none, 25"})
    void hasTheRegisteredPortOfItsSecurity(String security, int port) {
        assertThat(with("security", security).effectivePort()).isEqualTo(port);
    }

    @Test
    void requiresStarttlsByDefault() {
        assertThat(bind(COMPLETE).security()).isEqualTo(SmtpSecurity.STARTTLS);
        assertThat(with("port", "2525").effectivePort()).isEqualTo(2525);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    host=smtp://hush | host must be the name or address of a mail server
                    port=65536 | port must be between 0 and 65535, but is 65536
                    from= | from must be a mail address, or a name of letters and digits with one, such as \
                    Events <events@example.com>
                    to= | to must be one or more mail addresses, separated by commas
                    password=hush | username and events.notifications.smtp.password must be set together
                    username=hush | username and events.notifications.smtp.password must be set together
                    timeout=0s | timeout must be between 0.001s and 1h, but is 0s""")
    void refusesInOneLineWithoutTheValue(String setting, String message) {
        String[] parts = setting.split("=", 2);
        assertThatThrownBy(() -> with(parts[0], parts[1]))
                .rootCause()
                .hasMessage("events.notifications.smtp." + message)
                .hasMessageNotContaining("hush");
    }

    @Test
    void leavesThePasswordOutOfTheTextForm() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put("username", "events");
        settings.put("password", "hush");
        assertThat(bind(settings).toString()).doesNotContain("hush");
    }

    private static SmtpProperties with(String name, String value) {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put(name, value);
        return bind(settings);
    }

    private static SmtpProperties bind(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((name, value) -> properties.put(SmtpProperties.PREFIX + "." + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(SmtpProperties.PREFIX, SmtpProperties.class);
    }
}
