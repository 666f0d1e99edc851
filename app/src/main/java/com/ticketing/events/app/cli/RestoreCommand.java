package com.ticketing.events.app.cli;

import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLogConfiguration;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.backup.BackupRefused;
import com.ticketing.events.app.eventlog.backup.Restore;
import com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable;
import com.ticketing.events.app.personaldata.ledger.ErasureLedgerUnusable;
import com.ticketing.events.app.personaldata.wrapping.KeyFileUnusable;
import com.ticketing.events.app.personaldata.wrapping.PersonalDataProperties;
import com.ticketing.events.error.Unavailable;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore FILE}: replaces the event log by a backup, with the erasures since. */
@Command(
        name = "restore",
        description = {
            "Replaces the event log in SQLite by a backup.",
            "",
            "Stop the service first. The backup is verified, and the erasures of personal data that happened after it "
                    + "are applied from the erasure ledger (events.erasure-ledger). Then it takes the place of the "
                    + "present event log. After an interruption there is either the present or the restored one.",
            "",
            "The data directory is the configured one (EVENTS_DATA_DIR). After a restore of PostgreSQL with its own "
                    + "programs run apply-erasures."
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:the event log is restored", "2:wrong usage", "3:the event log is not restored"},
        exitCodeOnExecutionException = ExitCodes.STOPPED)
final class RestoreCommand extends Subcommand {

    @Parameters(paramLabel = "FILE", description = "A file that backup has made")
    private Path file;

    @Option(
            names = "--overwrite",
            description = "Replace an event log that is ahead of the backup, is another one or cannot be read.")
    private boolean overwrite;

    @Option(
            names = "--without-ledger",
            description = "Accept that there is no erasure ledger: data erased after the backup come back.")
    private boolean withoutLedger;

    @Override
    int run(String... properties) {
        AtomicLong position = new AtomicLong();
        try (ConfigurableApplicationContext configuration = startContext(RestoreConfiguration.class, properties);
                ProgressReporter _ = new ProgressReporter(err(), () -> BackupCommand.verified(position.get()))) {
            return restore(configuration, position);
        } catch (BackupRefused
                | IllegalArgumentException
                | DataDirectoryUnusable
                | ErasureLedgerUnusable
                | KeyFileUnusable
                | Unavailable e) {
            err().println("The event log is not restored: " + e.getMessage());
            return ExitCodes.STOPPED;
        }
    }

    private int restore(ConfigurableApplicationContext configuration, AtomicLong position) throws BackupRefused {
        EventLogProperties properties = configuration.getBean(EventLogProperties.class);
        DatasourceProperties datasource = configuration.getBean(DatasourceProperties.class);
        if (datasource.isPostgres()) {
            throw new IllegalArgumentException("it is in PostgreSQL; restore it with PostgreSQL's own programs, see"
                    + " docs/operations.md, and run ./event-service apply-erasures");
        }
        Restore restore = new Restore(
                properties,
                EventLogConfiguration.dataKeys(
                        properties, datasource, configuration.getBean(PersonalDataProperties.class)),
                file,
                overwrite);
        Restore.Result result = restore.run(properties.erasureLedger(true).orElseThrow(), withoutLedger, position::set);
        out().println(file + " is valid; " + BackupCommand.checkpoint(result.backup()));
        out().println("The event log is restored, " + ApplyErasuresCommand.applied(result.applied()) + "; "
                + BackupCommand.checkpoint(result.end()));
        return ExitCodes.DONE;
    }

    /** Binds the same properties as the service. */
    @EnableConfigurationProperties({EventLogProperties.class, DatasourceProperties.class, PersonalDataProperties.class})
    static final class RestoreConfiguration {}
}
