package com.ticketing.events.app.cli;

import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.OfflineEventLog;
import com.ticketing.events.app.eventlog.jdbc.DataDirectoryUnusable;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.audit.chain.Verification;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code verify}: computes the log's chain of hashes again, on a database that nothing else need be running on. */
public final class VerifyCommand implements Command {

    private static final String FROM = "from";
    private static final String TO = "to";
    private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,17}");

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "finds out whether somebody has rewritten the event log";
    }

    @Override
    public Set<String> options() {
        return Set.of(FROM, TO);
    }

    @Override
    public String help() {
        return """
                java -jar event-service.jar verify [--from=POSITION] [--to=POSITION] [--property=value ...]

                Computes the chain of hashes through the event log again, and names the first position that does not fit.
                Prints the hash of the last position, to be compared with a checkpoint that was taken earlier
                (GET /audit/checkpoint). Only reads, so the service may be running.

                --from=POSITION    the first position to examine, 1 unless given; the hash before it is taken as it is stored
                --to=POSITION      the last position to examine, the end of the log unless given

                Uses the event log that the service is configured for (--events.data-dir, EVENTS_DATA_DIR, or
                SPRING_DATASOURCE_URL).

                Exit code: 0 everything fits, 1 something does not, 2 wrong usage, 3 the log cannot be read.
                """;
    }

    @Override
    public int run(Arguments arguments, Streams streams) {
        if (!arguments.operands().isEmpty()) {
            throw new UsageError("verify takes options only; see verify --help");
        }
        long from = position(arguments, FROM, 1);
        try (ConfigurableApplicationContext settings = settings(arguments);
                OfflineEventLog log = open(settings)) {
            long end = log.end().position();
            long to = position(arguments, TO, end);
            if (to > end || from > Math.max(to, 1)) {
                throw new UsageError(
                        "The log has positions 1 to %d, and --from must not be beyond --to".formatted(end));
            }
            return verify(log, from, to, streams);
        } catch (SQLException | IllegalArgumentException | DataDirectoryUnusable | Unavailable e) {
            streams.err().println("The event log cannot be read: " + e.getMessage());
            return STOPPED;
        }
    }

    private static int verify(OfflineEventLog log, long from, long to, Streams streams) {
        Verification outcome = log.verify(from, to, new ProgressReporter(to, streams.err()));
        if (outcome.valid()) {
            streams.out()
                    .printf(
                            Locale.ROOT,
                            "%,d domain events fit, positions %d to %d; hash of position %d: %s%n",
                            outcome.events(),
                            from,
                            to,
                            to,
                            outcome.hash());
            return DONE;
        }
        streams.out().printf(Locale.ROOT, "Position %d does not fit: %s%n", outcome.firstMismatch(), outcome.problem());
        return WITH_COMPLAINTS;
    }

    private static long position(Arguments arguments, String option, long otherwise) {
        String text = arguments.options().get(option);
        if (text == null) {
            return otherwise;
        }
        if (!POSITION.matcher(text).matches()) {
            throw new UsageError("--" + option + " must be a whole number, 1 or more");
        }
        return Long.parseLong(text);
    }

    private static OfflineEventLog open(ConfigurableApplicationContext settings) throws SQLException {
        return OfflineEventLog.open(
                settings.getBean(EventLogProperties.class), settings.getBean(DatasourceProperties.class));
    }

    private static ConfigurableApplicationContext settings(Arguments arguments) {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("logging.level.root=OFF")
                .run(arguments.settings().toArray(String[]::new));
    }

    /** What the service itself reads its settings into. */
    @EnableConfigurationProperties({EventLogProperties.class, DatasourceProperties.class})
    static final class Settings {}
}
