package com.ticketing.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlineLocationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Online",
                "ONLINE",
                "Online event",
                "online (Zoom)",
                "Virtual conference",
                "Online, worldwide",
                "Livestream on YouTube",
                "https://meet.example.org/a?b=c"
            })
    void matchesWhatIsOnTheInternet(String location) {
        assertThat(OnlineLocation.matches(location)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Blue Note, Berlin",
                "Online and Berlin",
                "Zoom, Frankfurt",
                "Onlinecafé",
                "Event",
                "The Stream",
                "…",
                "Ask at https://example.org",
                "ftp://example.org"
            })
    void doesNotMatchPlaces(String location) {
        assertThat(OnlineLocation.matches(location)).isFalse();
    }
}
