package com.ticketing.events.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressReporterTest {

    @Test
    void printsTheStateLineByLineUntilItIsClosed() {
        StringWriter out = new StringWriter();
        AtomicInteger state = new AtomicInteger();
        try (ProgressReporter _ = new ProgressReporter(
                new PrintWriter(out, true), () -> state.incrementAndGet() + " events", Duration.ofMillis(1))) {
            await().until(() -> state.get() > 2);
        }
        assertThat(out.toString()).startsWith("1 events%n2 events%n".formatted());
    }
}
