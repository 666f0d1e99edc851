package com.ticketing.events.app.eventlog.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StallDetectorTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration ALWAYS = Duration.ofNanos(-1);

    @Test
    void aQuickWriteIsNoHang() {
        StallDetector hang = new StallDetector(NEVER);
        assertThat(hang.goesOn()).isFalse();
        hang.writeBegins();
        assertThat(hang.goesOn()).isFalse();
        hang.writeEnds(false);
        assertThat(hang.goesOn()).isFalse();
    }

    @Test
    void aWriteThatLastsTooLongIsOneUntilItEndsWell() {
        StallDetector hang = new StallDetector(ALWAYS);
        hang.writeBegins();
        assertThat(hang.goesOn()).isTrue();
        hang.writeEnds(true);
        assertThat(hang.goesOn()).isFalse();
    }

    @Test
    void aSlowFailureIsFollowedByAPauseThatEnds() throws InterruptedException {
        StallDetector hang = new StallDetector(Duration.ofMillis(200));
        hang.writeBegins();
        Thread.sleep(300);
        hang.writeEnds(false);
        assertThat(hang.goesOn()).isTrue();
        Thread.sleep(300);
        assertThat(hang.goesOn()).isFalse();
    }
}
