package com.ticketing.events.app.eventlog.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StallDetectorTest {

    private static final Duration LONG_LIMIT = Duration.ofHours(1);
    private static final Duration NEGATIVE_LIMIT = Duration.ofNanos(-1);

    @Test
    void aFastWriteIsNoStall() {
        StallDetector detector = new StallDetector(LONG_LIMIT);
        assertThat(detector.isStalled()).isFalse();
        detector.writeStarted();
        assertThat(detector.isStalled()).isFalse();
        detector.writeEnded(false);
        assertThat(detector.isStalled()).isFalse();
    }

    @Test
    void aSlowWriteIsAStallUntilItSucceeds() {
        StallDetector detector = new StallDetector(NEGATIVE_LIMIT);
        detector.writeStarted();
        assertThat(detector.isStalled()).isTrue();
        detector.writeEnded(true);
        assertThat(detector.isStalled()).isFalse();
    }

    @Test
    void aSlowFailureProlongsTheStallByTheLimit() throws InterruptedException {
        StallDetector detector = new StallDetector(Duration.ofMillis(200));
        detector.writeStarted();
        Thread.sleep(300);
        detector.writeEnded(false);
        assertThat(detector.isStalled()).isTrue();
        Thread.sleep(300);
        assertThat(detector.isStalled()).isFalse();
    }
}
