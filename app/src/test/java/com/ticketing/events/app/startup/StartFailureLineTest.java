package com.ticketing.events.app.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.chain.LogHeadMissing;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

class StartFailureLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recent-events | -1 | must be between 0 and 1000000, but is -1; for example"
                        + " events.log.recent-events=2048",
                "recent-events | many | must be a whole number of at most 2147483647, but is many; for example"
                        + " events.log.recent-events=2048",
                "append-timeout | 0s | must be between 0.001s and 1h, but is 0s; for example"
                        + " events.log.append-timeout=2500ms",
                "append-timeout | soon | must be a duration, but is soon; for example events.log.append-timeout=2500ms"
            })
    void hasPropertyFaultAndExample(String name, String value, String line) {
        String property = "events.log." + name;
        ConfigurableEnvironment environment =
                environment(new MapPropertySource("application.yml", Map.of(property, value)));
        assertThat(lineOfLogProperties(environment)).contains(property + " " + line);
    }

    @Test
    void hasTheExampleInTheNotationOfTheSetting() {
        assertThat(lineOfLogProperties(environment(
                        new SystemEnvironmentPropertySource("systemEnvironment", Map.of("EVENTS_LOG_READBATCH", "0")))))
                .hasValueSatisfying(line -> assertThat(line).endsWith("; for example EVENTS_LOG_READBATCH=1000"));
        assertThat(lineOfLogProperties(environment(
                        new SystemEnvironmentPropertySource(DotEnvFile.NAME, Map.of("EVENTS_LOG_READ_BATCH", "0")))))
                .hasValueSatisfying(line -> assertThat(line).endsWith("; for example EVENTS_LOG_READ_BATCH=1000"));
        assertThat(lineOfLogProperties(environment(new SimpleCommandLinePropertySource("--events.log.read-batch=0"))))
                .hasValueSatisfying(line -> assertThat(line).endsWith("; for example --events.log.read-batch=1000"));
        assertThat(lineOfLogProperties(
                        environment(new MapPropertySource("systemProperties", Map.of("events.log.read-batch", "0")))))
                .hasValueSatisfying(line -> assertThat(line).endsWith("; for example -Devents.log.read-batch=1000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events.position-wait | soon | must be a duration, but is soon; for example events.position-wait=2s",
                "events.limits.expensive | 99999999999 | must be a whole number of at most 2147483647, but is"
                        + " 99999999999; for example events.limits.expensive=4"
            })
    void hasPropertyFaultAndExampleOfAnInjectedValue(String property, String value, String fault) {
        assertThat(lineOfInjection(property, value)).contains(property + " " + fault);
    }

    private static Optional<String> lineOfInjection(String property, String value) {
        ConfigurableEnvironment environment = environment(new MapPropertySource("file", Map.of(property, value)));
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(environment);
            context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
            context.register(Injected.class);
            Throwable failure = catchThrowable(context::refresh);
            return StartFailureLine.of(failure, environment);
        }
    }

    static class Injected {
        Injected(
                @Value("${events.position-wait:2s}") Duration wait,
                @Value("${events.limits.expensive:4}") int places) {}
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mysql://db/events | must start with jdbc:postgresql:",
                "jdbc:postgresql://db:port/events | must have the form"
                        + " jdbc:postgresql://host:port/database?option=value; user and password are"
                        + " properties of their own",
                "jdbc:postgresql://ada:hush@db/events | must have the form"
                        + " jdbc:postgresql://host:port/database?option=value; user and password are"
                        + " properties of their own"
            })
    void leavesTheUrlOutOfTheFaultOfAUrl(String url, String fault) {
        Throwable failure = catchThrowable(() -> new DatasourceProperties(url, null, null).isPostgres());
        assertThat(StartFailureLine.of(failure, null))
                .contains("spring.datasource.url " + fault
                        + "; for example spring.datasource.url=jdbc:postgresql://db.example.com:5432/events");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Berlin | must be a time zone of the IANA database, such as Europe/Berlin, but is Berlin",
                "Etc/Unknown | must be a time zone of the IANA database, such as Europe/Berlin, but is Etc/Unknown",
                "New York | must be a time zone of the IANA database, such as America/New_York, but is New York"
            })
    void hasASimilarTimeZone(String zone, String fault) {
        Throwable failure = catchThrowable(() -> new TimeConfiguration().timeZone(zone));
        assertThat(StartFailureLine.of(failure, null))
                .contains("events.time-zone " + fault + "; for example events.time-zone=Europe/Berlin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EST", "ROC", "GMT+0", "Europe/Berlin", "+02:00", "UTC+2", "Z"})
    void acceptsAZone(String zone) {
        assertThat(new TimeConfiguration().timeZone(zone)).isNotNull();
    }

    @Test
    void hasTheFaultOfAPortOrAnAddress() {
        assertThat(StartFailureLine.of(new PortInUseException(8080), null))
                .contains("server.port is 8080, which another process uses: stop that process, or choose another port;"
                        + " for example server.port=8081");
        ConfigurableEnvironment environment = environment(
                new MapPropertySource("file", Map.of("server.address", "192.0.2.1", "server.port", "8080")));
        assertThat(StartFailureLine.of(new IOException(new BindException("Cannot assign")), environment))
                .contains("server.address is 192.0.2.1, on which port 8080 cannot be opened: set it to an address of"
                        + " this machine, and server.port to a port that the user of the service may open; for"
                        + " example server.address=127.0.0.1");
    }

    @Test
    void hasTheFaultOfAnUnknownHost() {
        ConfigurableEnvironment environment =
                environment(new MapPropertySource("file", Map.of("server.address", "nowhere.invalid")));
        Throwable failure = catchThrowable(() -> Binder.get(environment).bind("server.address", InetAddress.class));
        assertThat(StartFailureLine.of(failure, environment))
                .contains("server.address must be an address of this machine, but is nowhere.invalid; for example"
                        + " server.address=127.0.0.1");
    }

    @Test
    void hasNoSecretOfAMalformedValue() {
        ConfigurableEnvironment environment =
                environment(new MapPropertySource("file", Map.of("events.security.tokens", "hush")));
        for (Throwable failure : new Throwable[] {
            catchThrowable(() -> Binder.get(environment).bind("events.security.tokens", Map.class)),
            catchThrowable(() -> Binder.get(environment).bind("events.security.tokens", Integer.class))
        }) {
            assertThat(StartFailureLine.of(failure, environment))
                    .hasValueSatisfying(line -> assertThat(line)
                            .startsWith("events.security.tokens ")
                            .contains("; for example ")
                            .doesNotContain("hush"));
        }
    }

    @Test
    void hasTheLineOfMalformedYaml() {
        Throwable failure = catchThrowable(() -> new Yaml().load("events:\n  a: b\n token: \"hush"));
        assertThat(StartFailureLine.of(new IllegalStateException(failure), null))
                .contains("A configuration file is not valid YAML in line 3");
    }

    @Test
    void hasPositionsAndRemedyOfAnIncompleteLog() {
        LogHeadMissing missing =
                new LogHeadMissing(Path.of("head"), new ChainLink(9, new byte[32]), ChainLink.BEGINNING);
        assertThat(StartFailureLine.of(new IllegalStateException("bean", missing), null))
                .contains("The event log ends at position 0, and head records a commit at position 9: at least 9"
                        + " acknowledged domain events are missing. Restore events.db together with events.db-wal, or"
                        + " accept the log as it is with ./event-service accept-log 0");
    }

    @Test
    void hasPositionAndRemedyOfADamagedLog() {
        assertThat(StartFailureLine.of(new IllegalStateException("bean", EventLogDamaged.missing(7)), null))
                .contains("The event log is damaged at position 7: The domain event is missing. Check it with"
                        + " ./event-service verify, and restore the database from a backup");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events.security has no scopes for ada",
                "server.servlet.context-path is not supported: remove it",
                "server.forward-headers-strategy must be native",
                "spring.mvc.servlet.path is not supported: remove it"
            })
    void hasTheFaultOfAConfiguration(String fault) {
        assertThat(StartFailureLine.of(new IllegalStateException("bean", new IllegalArgumentException(fault)), null))
                .contains(fault);
    }

    @Test
    void isOneLineOfLimitedLength() {
        assertThat(StartFailureLine.of(new IllegalArgumentException("events.role is a\n\tb" + "x".repeat(5_000)), null))
                .hasValueSatisfying(line ->
                        assertThat(line).startsWith("events.role is a??b").hasSizeLessThan(1_100));
    }

    @Test
    void leavesOtherFailuresToTheLog() {
        assertThat(StartFailureLine.of(new IllegalStateException("x", new IllegalArgumentException("y")), null))
                .isEmpty();
        assertThat(StartFailureLine.of(new IllegalArgumentException(), null)).isEmpty();
    }

    private static Optional<String> lineOfLogProperties(ConfigurableEnvironment environment) {
        Throwable failure = catchThrowable(() -> Binder.get(environment).bind("events", EventLogProperties.class));
        return StartFailureLine.of(failure, environment);
    }

    private static ConfigurableEnvironment environment(PropertySource<?> source) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(each -> environment.getPropertySources().remove(each.getName()));
        environment.getPropertySources().addFirst(source);
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
