package com.ticketing.events.query.notification.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.query.notification.aws.AwsClients;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SesPropertiesTest {

    @Test
    void hasNoSenderByDefault() {
        assertThat(bind(Map.of()).from()).isNull();
        assertThat(bind(Map.of("from", " ", "region", "", "endpoint-override", ""))
                        .endpoint())
                .isNull();
    }

    @Test
    void readsSeveralRecipients() {
        SesProperties properties = bind(Map.of("from", "events@example.com", "to", "a@example.com, b@example.com"));
        assertThat(properties.to()).isEqualTo(List.of("a@example.com", "b@example.com"));
    }

    @Test
    void usesTheConfiguredRegion() {
        assertThat(AwsClients.region(SesProperties.REGION, "eu-central-1").id()).isEqualTo("eu-central-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    from=hush | from must be a mail address, or a name of letters and digits with one, such as \
                    Events <events@example.com>
                    to=hush | to must be one or more mail addresses, separated by commas
                    to= | to must be one or more mail addresses, separated by commas
                    configuration-set=a b | configuration-set must be a name of letters, digits, hyphens and \
                    underscores
                    region=eu-central-1.hush.example.com | region must be the name of a region of AWS
                    endpoint-override=localhost:8005 | endpoint-override must be an http or https address
                    timeout=2h | timeout must be between 0.001s and 1h, but is 2h""")
    void refusesInOneLineWithoutTheValueOfAnAddress(String setting, String message) {
        String[] parts = setting.split("=", 2);
        Map<String, String> settings = new HashMap<>(Map.of("from", "events@example.com", "to", "a@example.com"));
        settings.put(parts[0], parts[1]);
        assertThatThrownBy(() -> bind(settings))
                .rootCause()
                .hasMessage("events.notifications.ses." + message)
                .hasMessageNotContaining("hush");
    }

    private static SesProperties bind(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((name, value) -> properties.put(SesProperties.PREFIX + "." + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(SesProperties.PREFIX, SesProperties.class);
    }
}
