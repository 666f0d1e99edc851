package com.ticketing.events.app.startup;

import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.chain.LogHeadMissing;
import com.ticketing.events.app.eventlog.jdbc.SchemaUnusable;
import com.ticketing.events.app.eventlog.jdbc.sqlite.DataDirectoryUnusable;
import com.ticketing.events.app.personaldata.ledger.ErasureLedgerUnusable;
import com.ticketing.events.app.personaldata.wrapping.KeyFileUnusable;
import com.ticketing.events.app.startup.HeapBudgetConfiguration.HeapTooSmall;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;

/** Reports start failures that an operator can repair, in one line on the error stream. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailureReporter implements SpringBootExceptionReporter {

    private static final Pattern PROPERTY_NAME =
            Pattern.compile("(events|spring\\.(datasource|mvc)|server)\\.[a-z.-]+ ");

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> line = line(failure);
        line.ifPresent(System.err::println);
        return line.isPresent();
    }

    /** The line about a failure; empty if the failure or its causes are no such failure. */
    static Optional<String> line(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(StartFailureReporter::lineAbout)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> lineAbout(Throwable cause) {
        return switch (cause) {
            case DataDirectoryUnusable unusable -> Optional.ofNullable(unusable.getMessage());
            case EventLogDamaged damaged -> Optional.ofNullable(damaged.getMessage());
            case LogHeadMissing missing -> Optional.ofNullable(missing.getMessage());
            case KeyFileUnusable unusable -> Optional.ofNullable(unusable.getMessage());
            case SchemaUnusable schema -> Optional.ofNullable(schema.getMessage());
            case ErasureLedgerUnusable unusable -> Optional.ofNullable(unusable.getMessage());
            case HeapTooSmall tooSmall -> Optional.ofNullable(tooSmall.getMessage());
            case UnboundConfigurationPropertiesException unknown -> unknownProperty(unknown);
            case BindException binding -> unreadableProperty(binding);
            case IllegalArgumentException invalid -> invalidProperty(invalid);
            default -> Optional.empty();
        };
    }

    /** Messages about an invalid property of the service start with its name. */
    private static Optional<String> invalidProperty(IllegalArgumentException invalid) {
        return Optional.ofNullable(invalid.getMessage())
                .filter(message -> PROPERTY_NAME.matcher(message).lookingAt());
    }

    private static Optional<String> unknownProperty(UnboundConfigurationPropertiesException unknown) {
        return unknown.getUnboundProperties().stream()
                .map(property -> property.getName() + " is not a property of the service")
                .findFirst();
    }

    private static Optional<String> unreadableProperty(BindException binding) {
        return binding.getCause() instanceof ConversionFailedException conversion
                ? Optional.of(binding.getName() + " must be a value of type "
                        + conversion.getTargetType().getType().getSimpleName() + ", but is " + conversion.getValue())
                : Optional.empty();
    }
}
