package com.ticketing.events.app.cli;

import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.backup.BackupRefused;
import com.ticketing.events.app.eventlog.backup.OnlineBackup;
import com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable;
import com.ticketing.events.query.audit.chain.HashChain;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup FILE}: copies the event log into a file, and verifies the copy. */
@Command(
        name = "backup",
        description = {
            "Copies the event log in SQLite into one file.",
            "",
            "The service may be running; the file has every domain event that was acknowledged before the command "
                    + "began. FILE appears when the copy is complete and its hash chain is valid. Prints its "
                    + "checkpoint: the last position and its hash.",
            "",
            "The file has the keys of personal data as they are in the database: wrapped. Keep the key file and the "
                    + "erasure ledger apart from it.",
            "",
            "The event log is the configured one (EVENTS_DATA_DIR). Back up PostgreSQL with its own programs, as "
                    + "docs/operations.md describes."
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:the backup is complete and valid", "2:wrong usage", "3:there is no backup"},
        exitCodeOnExecutionException = ExitCodes.STOPPED)
final class BackupCommand extends Subcommand {

    @Parameters(paramLabel = "FILE", description = "Name of the backup")
    private Path file;

    @Option(names = "--overwrite", description = "Replace an existing FILE, when the new backup is complete.")
    private boolean overwrite;

    @Override
    int run(String... properties) {
        AtomicLong position = new AtomicLong();
        try (ConfigurableApplicationContext configuration = startContext(BackupConfiguration.class, properties);
                ProgressReporter _ = new ProgressReporter(err(), () -> verified(position.get()))) {
            HashChain.End end = OnlineBackup.write(
                    configuration.getBean(EventLogProperties.class),
                    configuration.getBean(DatasourceProperties.class),
                    file,
                    overwrite,
                    position::set);
            out().println(file + " is valid; " + checkpoint(end));
            return ExitCodes.DONE;
        } catch (BackupRefused | IllegalArgumentException | DataDirectoryUnusable e) {
            err().println("There is no backup: " + e.getMessage());
            return ExitCodes.STOPPED;
        }
    }

    /** State of a verification. */
    static String verified(long position) {
        return String.format(Locale.ROOT, "Verified up to position %,d", position);
    }

    /** Text form of the end of a log. */
    static String checkpoint(HashChain.End end) {
        return "hash of position " + end.position() + ": " + end.hash();
    }

    /** Binds the same properties as the service. */
    @EnableConfigurationProperties({EventLogProperties.class, DatasourceProperties.class})
    static final class BackupConfiguration {}
}
