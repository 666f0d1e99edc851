package com.ticketing.events.app.cli;

import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable;
import com.ticketing.events.app.eventlog.database.sqlite.WitnessedLog;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code accept-log POSITION}: accepts a log on SQLite that has lost its last commits. */
@Command(
        name = "accept-log",
        description = {
            "Accepts an event log on SQLite that does not contain its last recorded commit.",
            "",
            "The file events.head in the data directory records the position and hash of the last commit. A start is "
                    + "refused when the log ends before it, or has another hash there: the files were copied without "
                    + "events.db-wal or from an older backup, or are damaged. This command records the present end of "
                    + "the log instead. What is missing stays missing.",
            "",
            "POSITION is the one in the message about the refused start. The data directory belongs to one process, "
                    + "so stop the service first. The event log is the configured one (EVENTS_DATA_DIR)."
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:the log is accepted",
            "1:the log does not end at POSITION, nothing was changed",
            "2:wrong usage",
            "3:the event log cannot be read, or the file not be written"
        },
        exitCodeOnExecutionException = ExitCodes.STOPPED)
final class AcceptLogCommand extends Subcommand {

    @Parameters(paramLabel = "POSITION", description = "Position at which the log ends; 0 for a new log.")
    private long position;

    @Override
    int run(String... properties) {
        try (ConfigurableApplicationContext configuration = startContext(AcceptanceConfiguration.class, properties)) {
            if (configuration.getBean(DatasourceProperties.class).isPostgres()) {
                throw new IllegalArgumentException(
                        "spring.datasource.url is set, and only a log on SQLite has events.head");
            }
            return report(WitnessedLog.accept(
                    configuration.getBean(EventLogProperties.class).dataDir(), position));
        } catch (IOException | SQLException | IllegalArgumentException | DataDirectoryUnusable | EventLogDamaged e) {
            err().println("The event log cannot be accepted: " + (e instanceof IOException ? e : e.getMessage()));
            return ExitCodes.STOPPED;
        }
    }

    private int report(ChainLink end) {
        if (end.position() != position) {
            err().println("The event log ends at position " + end.position() + "; nothing was changed");
            return ExitCodes.PROBLEMS;
        }
        out().println("The event log is accepted with its end at position " + position + ", hash " + end.hex());
        return ExitCodes.DONE;
    }

    /** Binds the same properties as the service. */
    @EnableConfigurationProperties({EventLogProperties.class, DatasourceProperties.class})
    static final class AcceptanceConfiguration {}
}
