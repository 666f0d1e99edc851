package com.ticketing.events.query.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.query.notification.delivery.Delivery;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NotificationPropertiesTest {

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new NotificationProperties(
                        32,
                        256,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        new RetryBackoff(Duration.ofSeconds(1), Duration.ofHours(6))));
    }

    @ParameterizedTest
    @CsvSource({"attempts,0", "in-flight,0", "lease,0s", "poll-interval,0s"})
    void rejectsValuesOutOfRange(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of("events.notifications." + name, value)))
                .rootCause()
                .hasMessageStartingWith("events.notifications." + name + " must be ");
    }

    @Test
    void requiresALeaseLongerThanAnAttemptOfEveryChannel() {
        NotificationProperties properties = bind(Map.of("events.notifications.lease", "10s"));

        properties.requireLeaseOutlasts(new SlowNotifier(Duration.ofMillis(9_999)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties.requireLeaseOutlasts(new SlowNotifier(Duration.ofSeconds(10))))
                .withMessage(
                        "events.notifications.lease must be longer than the 10000 ms that an attempt through channel"
                                + " webhook can take");
    }

    private record SlowNotifier(Duration timeout) implements Notifier {

        @Override
        public String channel() {
            return "webhook";
        }

        @Override
        public void send(Delivery delivery) {}
    }

    private static NotificationProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("events.notifications", NotificationProperties.class);
    }
}
