package com.ticketing.events.app.startup;

import com.ticketing.events.text.TimeZones;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clock of the service, and the time zone of dates without one. */
@Configuration(proxyBeanMethods = false)
public class TimeConfiguration {

    private static final String PROPERTY = "events.time-zone";

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * The zone of {@code events.time-zone}: a name, or an offset such as {@code +02:00}.
     *
     * @throws IllegalArgumentException with one line if there is no such zone
     */
    @Bean
    ZoneId timeZone(@Value("${" + PROPERTY + "}") String name) {
        return TimeZones.parse(name).or(() -> offset(name)).orElseThrow(() -> unknown(name));
    }

    private static Optional<ZoneId> offset(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(PROPERTY + " must be a time zone of the IANA database, such as "
                + TimeZones.similar(name).orElse("Europe/Berlin") + ", but is " + name);
    }
}
