package com.ticketing.events.query.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ChannelOutageTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ChannelOutage.class);
    private Duration now = Duration.ofDays(-1);
    private final ChannelOutage outage = new ChannelOutage("webhook", () -> now.toNanos());

    @BeforeEach
    void attach() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void detach() {
        logger.detachAppender(log);
    }

    @Test
    void warnsAtTheBeginningAndOnceAMinuteAndLogsTheEnd() {
        for (int second = 0; second < 150; second++) {
            fail(1_000);
            now = now.plusSeconds(1);
        }
        outage.succeeded();
        outage.succeeded();

        assertThat(lines())
                .containsExactly(
                        "WARN Channel webhook fails, retrying: 17-webhook: Response status 500",
                        "WARN Channel webhook still fails: 60001 failed attempts in 60 s, the last one of 17-webhook:"
                                + " Response status 500",
                        "WARN Channel webhook still fails: 120001 failed attempts in 120 s, the last one of 17-webhook:"
                                + " Response status 500",
                        "INFO Channel webhook works again after 150000 failed attempts in 150 s");
    }

    @Test
    void warnsOnceAMinuteIfSomeAttemptsSucceed() {
        for (int second = 0; second < 121; second++) {
            fail(5);
            outage.succeeded();
            now = now.plusSeconds(1);
        }

        assertThat(lines())
                .hasSize(6)
                .filteredOn(line -> line.startsWith("WARN"))
                .hasSize(3);
    }

    @Test
    void logsTheStackTraceOfAnUnexpectedException() {
        outage.failed(new DeliveryId(17, "webhook"), "IllegalStateException", new IllegalStateException("broken"));

        assertThat(log.list)
                .singleElement()
                .satisfies(line ->
                        assertThat(line.getThrowableProxy().getMessage()).isEqualTo("broken"));
    }

    @Test
    void logsNothingWhileAttemptsSucceed() {
        outage.succeeded();

        assertThat(lines()).isEmpty();
    }

    private void fail(int times) {
        for (int n = 0; n < times; n++) {
            outage.failed(new DeliveryId(17, "webhook"), "Response status 500", null);
        }
    }

    private List<String> lines() {
        return log.list.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }
}
