package com.ticketing.events.app.outage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageLogTest {

    private final SQLException full = new SQLException("disk full");

    private final Logger logger = (Logger) LoggerFactory.getLogger(OutageLogTest.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private long now = Long.MAX_VALUE - 1;
    private final OutageLog outages = new OutageLog(logger, "Write", () -> now);

    @BeforeEach
    void collectLines() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void detach() {
        logger.detachAppender(appender);
    }

    @Test
    void logsNothingWithoutAnOutage() {
        outages.succeeded();
        assertThat(lines()).isEmpty();
    }

    @Test
    void logsOneLineAtTheBeginningOneAMinuteAndOneAtTheEnd() {
        for (int second = 0; second < 150; second++) {
            outages.failed(10, full);
            advance(Duration.ofSeconds(1));
        }
        outages.succeeded();
        outages.succeeded();

        assertThat(lines())
                .containsExactly(
                        "WARN Write failed; further failures are counted: disk full",
                        "WARN Write has been failing for 60 s, 610 times; last: disk full",
                        "WARN Write has been failing for 120 s, 1210 times; last: disk full",
                        "INFO Write succeeds again after 150 s and 1500 failures");
    }

    @Test
    void alternatingFailuresAndSuccessesAreOneOutage() {
        for (int i = 0; i < 100; i++) {
            outages.failed(1, full);
            advance(Duration.ofMillis(300));
            outages.succeeded();
        }
        advance(Duration.ofSeconds(1));
        outages.succeeded();

        assertThat(lines())
                .containsExactly(
                        "WARN Write failed; further failures are counted: disk full",
                        "INFO Write succeeds again after 31 s and 100 failures");
    }

    @Test
    void logsTheNextOutageAgain() {
        for (int i = 0; i < 2; i++) {
            outages.failed(1, full);
            advance(Duration.ofSeconds(2));
            outages.succeeded();
        }
        assertThat(lines()).hasSize(4);
    }

    private void advance(Duration duration) {
        now += duration.toNanos();
    }

    private List<String> lines() {
        return appender.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }
}
