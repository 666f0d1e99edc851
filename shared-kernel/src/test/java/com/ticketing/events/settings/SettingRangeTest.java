package com.ticketing.events.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingRangeTest {

    private static final Duration MIN = Duration.ofMillis(1);
    private static final Duration MAX = Duration.ofHours(1);

    @Test
    void acceptsBothEnds() {
        assertThatCode(() -> {
                    SettingRange.check("events.size", 0, 0, 5);
                    SettingRange.check("events.size", 5, 0, 5);
                    SettingRange.check("events.time", MIN, MIN, MAX);
                    SettingRange.check("events.time", MAX, MIN, MAX);
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"-1", "6", "2147483647"})
    void namesPropertyRangeAndSize(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingRange.check("events.size", value, 0, 5))
                .withMessage("events.size must be between 0 and 5, but is " + value);
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0s", "PT-2.5S,-2.5s", "PT0.000999999S,0.000999999s", "P400D,9600h", "PT1H0.001S,1h0.001s"})
    void namesPropertyRangeAndDuration(Duration value, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingRange.check("events.time", value, MIN, MAX))
                .withMessage("events.time must be between 0.001s and 1h, but is " + text);
    }
}
