package com.ticketing.events.query.notification.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SnsPropertiesTest {

    private static final String ARN = "arn:aws:sns:eu-central-1:123456789012:events";

    @Test
    void hasNoTopicByDefault() {
        assertThat(bind(Map.of()).topicArn()).isNull();
        assertThat(bind(Map.of("topic-arn", " ")).topicArn()).isBlank();
    }

    @ParameterizedTest
    @CsvSource({
        ARN + ", eu-central-1, false",
        ARN + ".fifo, eu-central-1, true",
        "arn:aws-us-gov:sns:us-gov-west-1:123456789012:Events_2, us-gov-west-1, false",
        "arn:aws-cn:sns:cn-north-1:123456789012:events, cn-north-1, false"
    })
    void readsRegionAndKindOfATopic(String arn, String region, boolean isFifo) {
        assertThat(bind(Map.of("topic-arn", arn)).topic()).isEqualTo(new TopicArn(arn, region, isFifo));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    topic-arn=hush | topic-arn must be the ARN of a topic
                    topic-arn=arn:aws:sqs:eu-central-1:123456789012:hush | topic-arn must be the ARN of a topic
                    topic-arn=arn:aws:sns::123456789012:hush | topic-arn must be the ARN of a topic
                    topic-arn=arn:aws:sns:eu-central-1:123456789012:hush:1 | topic-arn must be the ARN of a topic
                    endpoint-override=localhost:4566 | endpoint-override must be an http or https address
                    timeout=0s | timeout must be between 0.001s and 1h, but is 0s""")
    void refusesInOneLineWithoutTheValueOfATopic(String setting, String message) {
        String[] parts = setting.split("=", 2);
        assertThatThrownBy(() -> bind(Map.of(parts[0], parts[1])))
                .rootCause()
                .hasMessage("events.notifications.sns." + message)
                .hasMessageNotContaining("hush");
    }

    private static SnsProperties bind(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((name, value) -> properties.put(SnsProperties.PREFIX + "." + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(SnsProperties.PREFIX, SnsProperties.class);
    }
}
