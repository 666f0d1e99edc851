package com.ticketing.events.app.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.chain.LogHeadMissing;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StartFailureReporterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recent-events | -1 | events.log.recent-events must be between 0 and 1000000, but is -1",
                "recent-events | many | events.log.recent-events must be a value of type int, but is many",
                "append-timeout | 0s | events.log.append-timeout must be between 0.001s and 1h, but is 0s",
                "append-timeout | soon | events.log.append-timeout must be a value of type Duration, but is soon"
            })
    void namesPropertyValueAndRuleInOneLine(String name, String value, String line) {
        assertThat(StartFailureReporter.line(failureWith(name, value))).contains(line);
    }

    @Test
    void hasPositionsAndRemedyOfAnIncompleteLog() {
        LogHeadMissing missing =
                new LogHeadMissing(Path.of("head"), new ChainLink(9, new byte[32]), ChainLink.BEGINNING);
        assertThat(StartFailureReporter.line(new IllegalStateException("bean", missing)))
                .contains("The event log ends at position 0, and head records a commit at position 9: at least 9"
                        + " acknowledged domain events are missing. Restore events.db together with events.db-wal, or"
                        + " accept the log as it is with ./event-service accept-log 0");
    }

    @Test
    void hasPositionAndRemedyOfADamagedLog() {
        assertThat(StartFailureReporter.line(new IllegalStateException("bean", EventLogDamaged.missing(7))))
                .contains("The event log is damaged at position 7: The domain event is missing. Check it with"
                        + " ./event-service verify, and restore the database from a backup");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events.security has no scopes for ada",
                "server.servlet.context-path is not supported: remove it",
                "server.forward-headers-strategy must be native",
                "spring.mvc.servlet.path is not supported: remove it",
                "spring.datasource.url is not supported"
            })
    void hasTheFaultOfAConfiguration(String fault) {
        assertThat(StartFailureReporter.line(new IllegalStateException("bean", new IllegalArgumentException(fault))))
                .contains(fault);
    }

    @Test
    void leavesOtherFailuresToTheLog() {
        assertThat(StartFailureReporter.line(new IllegalStateException("x", new IllegalArgumentException("y"))))
                .isEmpty();
        assertThat(StartFailureReporter.line(new IllegalArgumentException())).isEmpty();
    }

    private static Throwable failureWith(String name, String value) {
        return catchThrowable(() -> new Binder(new MapConfigurationPropertySource(Map.of("events.log." + name, value)))
                .bind("events", EventLogProperties.class));
    }
}
