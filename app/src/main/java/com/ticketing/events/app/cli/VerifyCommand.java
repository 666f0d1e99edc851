package com.ticketing.events.app.cli;

import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.OfflineEventLog;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.chain.LogHeadMissing;
import com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.audit.chain.Verification;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** {@code verify}: recomputes the hash chain of the event log, without the service. */
@Command(
        name = "verify",
        description = {
            "Verifies that the event log was not rewritten.",
            "",
            "Recomputes the hash chain of the event log and reports the first invalid position. Prints the "
                    + "hash of the last position, to be compared with an earlier checkpoint (GET /audit/checkpoint). "
                    + "Reports a SQLite log that does not contain the last commit recorded in events.head. "
                    + "Only reads, so the service may be running.",
            "",
            "The event log is the configured one (EVENTS_DATA_DIR or SPRING_DATASOURCE_URL)."
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:the hash chain is valid",
            "1:a position is invalid, or the last commit is missing",
            "2:wrong usage",
            "3:the event log cannot be read"
        },
        exitCodeOnExecutionException = ExitCodes.STOPPED)
final class VerifyCommand extends Subcommand {

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            defaultValue = "1",
            converter = PositionConverter.class,
            description = "First position to verify, 1 by default; the stored hash before it is trusted.")
    private long from;

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            converter = PositionConverter.class,
            description = "Last position to verify, the end of the log by default.")
    private @Nullable Long to;

    @Override
    int run(String... properties) {
        try (ConfigurableApplicationContext configuration = startContext(VerifyConfiguration.class, properties);
                OfflineEventLog log = open(configuration)) {
            long end = log.end().position();
            long last = Objects.requireNonNullElse(to, end);
            if (last > end || from > Math.max(last, 1)) {
                throw new ParameterException(
                        command.commandLine(),
                        "The log has positions 1 to " + end + ", and --from must not be greater than --to");
            }
            return verify(log, last);
        } catch (SQLException | IllegalArgumentException | DataDirectoryUnusable | Unavailable e) {
            err().println("The event log cannot be read: " + e.getMessage());
            return ExitCodes.STOPPED;
        }
    }

    private int verify(OfflineEventLog log, long last) throws SQLException {
        AtomicLong position = new AtomicLong();
        Verification result;
        try (ProgressReporter _ = new ProgressReporter(err(), () -> state(position.get(), last))) {
            result = log.verify(from, last, position::set);
        }
        out().println(describe(result, last));
        return result.valid() && containsHead(log) ? ExitCodes.DONE : ExitCodes.PROBLEMS;
    }

    private boolean containsHead(OfflineEventLog log) throws SQLException {
        try {
            log.verifyHead();
        } catch (LogHeadMissing | EventLogDamaged e) {
            out().println(e.getMessage());
            return false;
        } catch (IOException e) {
            err().println("events.head cannot be read, and the end of the log is not compared with it: " + e);
        }
        return true;
    }

    private static String state(long position, long last) {
        return String.format(
                Locale.ROOT, "Position %,d of %,d, %d %%", position, last, position * 100 / Math.max(last, 1));
    }

    private String describe(Verification result, long last) {
        return result.valid()
                ? String.format(
                        Locale.ROOT,
                        "%,d domain events are valid, positions %d to %d; hash of position %d: %s",
                        result.events(),
                        from,
                        last,
                        last,
                        result.hash())
                : "Position " + result.firstMismatch() + " is invalid: " + result.problem();
    }

    private static OfflineEventLog open(ConfigurableApplicationContext configuration) throws SQLException {
        return OfflineEventLog.open(
                configuration.getBean(EventLogProperties.class), configuration.getBean(DatasourceProperties.class));
    }

    /** Binds the same properties as the service. */
    @EnableConfigurationProperties({EventLogProperties.class, DatasourceProperties.class})
    static final class VerifyConfiguration {}

    /** Parses a position of the log, a whole number of at least 1. */
    static final class PositionConverter implements ITypeConverter<Long> {

        private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,17}");

        @Override
        public Long convert(String text) {
            if (!POSITION.matcher(text).matches()) {
                throw new TypeConversionException("must be a whole number, 1 or more");
            }
            return Long.parseLong(text);
        }
    }
}
