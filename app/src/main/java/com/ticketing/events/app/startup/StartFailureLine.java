package com.ticketing.events.app.startup;

import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.chain.LogHeadMissing;
import com.ticketing.events.app.eventlog.database.SchemaUnusable;
import com.ticketing.events.app.eventlog.database.postgres.PostgresUnusable;
import com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteLibraryUnusable;
import com.ticketing.events.app.personaldata.ledger.ErasureLedgerUnusable;
import com.ticketing.events.app.personaldata.wrapping.KeyFileUnusable;
import com.ticketing.events.app.startup.HeapBudgetConfiguration.HeapTooSmall;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * One line about a start failure that an operator can repair: the property, the fault of its value, and an example. It
 * contains no secret.
 */
public final class StartFailureLine {

    /** Messages about an invalid property begin with its name, or with that of a group of properties. */
    private static final Pattern PROPERTY = Pattern.compile(
            "((?:events|spring\\.(?:datasource|mvc)|server|management)\\.[A-Za-z0-9._-]*[A-Za-z0-9]|EVENTS_\\w+) ");

    private static final int MAX_LENGTH = 1_000;

    private StartFailureLine() {}

    /**
     * The line about a failure.
     *
     * @param environment for the notation of the property; null if the failure precedes it
     * @return empty if neither the failure nor one of its causes is such a failure
     */
    public static Optional<String> of(Throwable failure, @Nullable ConfigurableEnvironment environment) {
        return firstOf(failure, cause -> fault(cause, environment))
                .or(() -> firstOf(failure, StartFailureLine::malformed))
                .map(fault -> sanitized(fault + example(fault, environment)));
    }

    private static Optional<String> firstOf(Throwable failure, Function<Throwable, Optional<String>> fault) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(fault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> fault(Throwable cause, @Nullable ConfigurableEnvironment environment) {
        return switch (cause) {
            case DotEnvUnusable _,
                    DataDirectoryUnusable _,
                    EventLogDamaged _,
                    LogHeadMissing _,
                    KeyFileUnusable _,
                    SchemaUnusable _,
                    PostgresUnusable _,
                    SqliteLibraryUnusable _,
                    ErasureLedgerUnusable _,
                    HeapTooSmall _ -> Optional.ofNullable(cause.getMessage());
            case UnboundConfigurationPropertiesException unknown -> unknownProperty(unknown);
            case BindException binding -> UnreadableValue.of(binding);
            case UnsatisfiedDependencyException injection -> UnreadableValue.of(injection);
            case PortInUseException port ->
                Optional.of("server.port is " + port.getPort()
                        + ", which another process uses: stop that process, or choose another port");
            case java.net.BindException _ -> Optional.of(unusableAddress(environment));
            case MarkedYAMLException yaml ->
                Optional.of("A configuration file is not valid YAML in line "
                        + (yaml.getProblemMark().getLine() + 1));
            case IllegalArgumentException invalid ->
                Optional.ofNullable(invalid.getMessage())
                        .filter(message -> PROPERTY.matcher(message).lookingAt());
            default -> Optional.empty();
        };
    }

    private static Optional<String> unknownProperty(UnboundConfigurationPropertiesException unknown) {
        return unknown.getUnboundProperties().stream()
                .map(property -> property.getName().toString())
                .map(name -> name + " is " + SettingsCheck.unknown(SettingNames.similar(name)))
                .findFirst();
    }

    /** A value that has no conversion to its type, or a placeholder without a value. */
    private static Optional<String> malformed(Throwable cause) {
        return cause instanceof BindException binding
                ? Optional.of(binding.getName() + " cannot be read: its value has another form than the property")
                : Optional.empty();
    }

    /** The address is not one of the machine, or the port is reserved. */
    private static String unusableAddress(@Nullable ConfigurableEnvironment environment) {
        String address = environment == null ? "" : environment.getProperty("server.address", "");
        String port = environment == null ? "" : environment.getProperty("server.port", "");
        return "server.address is " + address + ", on which port " + port + " cannot be opened: set it to an address of"
                + " this machine, and server.port to a port that the user of the service may open";
    }

    private static String example(String fault, @Nullable ConfigurableEnvironment environment) {
        Matcher name = PROPERTY.matcher(fault);
        if (!name.lookingAt()) {
            return "";
        }
        String property = name.group(1);
        return SettingExamples.of(property)
                .map(value -> "; for example "
                        + (environment == null ? property : SettingNotation.of(property, environment)) + "=" + value)
                .orElse("");
    }

    private static String sanitized(String line) {
        String text = line.replaceAll("\\p{Cntrl}", "?");
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }
}
