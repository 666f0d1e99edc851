package com.ticketing.events.app.startup;

import com.ticketing.events.settings.SettingRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Checks of the configuration before any bean is created: unknown names below {@code events.}, placeholders
 * without a value, and the ranges of Spring Boot's own properties that the service documents.
 *
 * <p>An unknown name is refused on the command line and in a configuration file. Among environment variables, in
 * {@code .env} and among the system properties of the JVM, which other programs share, it is a warning.
 */
final class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsCheck.class);

    private static final int MAX_PORT = 65_535;
    private static final Duration MIN_IDLE_TIMEOUT = Duration.ofMillis(1);
    private static final Duration MAX_IDLE_TIMEOUT = Duration.ofHours(1);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    /** @throws IllegalArgumentException with one line that begins with the name of the property */
    static void check(ConfigurableEnvironment environment) {
        environment.getPropertySources().forEach(SettingsCheck::checkNames);
        SettingExamples.names().stream().sorted().forEach(name -> checkPlaceholders(environment, name));
        Binder binder = Binder.get(environment);
        binder.bind("server.port", Integer.class).ifBound(port -> SettingRange.check("server.port", port, 0, MAX_PORT));
        String idleTimeout = "server.jetty.connection-idle-timeout";
        binder.bind(idleTimeout, Duration.class)
                .ifBound(time -> SettingRange.check(idleTimeout, time, MIN_IDLE_TIMEOUT, MAX_IDLE_TIMEOUT));
    }

    private static void checkNames(PropertySource<?> source) {
        if (source instanceof SystemEnvironmentPropertySource variables) {
            names(variables, SettingNames.VARIABLE_PREFIX)
                    .filter(name -> !SettingNames.isVariable(name))
                    .forEach(name -> LOG.warn(
                            "The environment variable {} has no effect: it is {}",
                            name,
                            unknown(SettingNames.similar(name).map(SettingNames::variable))));
        } else if (source instanceof EnumerablePropertySource<?> properties) {
            Stream.concat(
                            names(properties, SettingNames.PREFIX).filter(name -> !SettingNames.isProperty(name)),
                            names(properties, SettingNames.VARIABLE_PREFIX))
                    .forEach(name -> checkName(source, name));
        }
    }

    private static void checkName(PropertySource<?> source, String name) {
        String fault = unknown(SettingNames.similar(name));
        if (!source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            throw new IllegalArgumentException(name + " is " + fault);
        }
        LOG.warn("The system property {} has no effect: it is {}", name, fault);
    }

    /** The message omits the placeholder, because a secret with such characters may have been meant. */
    private static void checkPlaceholders(ConfigurableEnvironment environment, String name) {
        try {
            environment.getProperty(name);
        } catch (PlaceholderResolutionException e) {
            throw new IllegalArgumentException(
                    name + " has a placeholder ${...} without a value: define it, or write the value itself", e);
        }
    }

    private static Stream<String> names(EnumerablePropertySource<?> source, String prefix) {
        return Arrays.stream(source.getPropertyNames())
                .filter(name -> name.startsWith(prefix))
                .sorted();
    }

    /** @param similar the name that may be meant */
    static String unknown(Optional<String> similar) {
        return "not a property of the service"
                + similar.map(name -> "; did you mean " + name + "?").orElse("; README.md lists them");
    }
}
