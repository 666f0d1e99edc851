package com.ticketing.events.app.cli;

import com.ticketing.events.app.eventlog.DataKeyRotation;
import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.database.sqlite.DataDirectoryUnusable;
import com.ticketing.events.app.personaldata.wrapping.KeyFileUnusable;
import com.ticketing.events.app.personaldata.wrapping.PersonalDataProperties;
import com.ticketing.events.error.Unavailable;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** {@code rotate-keys}: wraps all data keys of personal data with the current key of the key file. */
@Command(
        name = "rotate-keys",
        description = {
            "Wraps the keys of personal data with the current key of the key file.",
            "",
            "The first key of events.personal-data.key-file is the current one. Keys of personal data that are wrapped "
                    + "with another key of the file, or not at all, are wrapped with it. Domain events are not "
                    + "changed. "
                    + "The service may be running; it reads a changed key file within a second.",
            "",
            "Run the command again after an interruption; it continues.",
            "",
            "The event log is the configured one (EVENTS_DATA_DIR or SPRING_DATASOURCE_URL)."
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:all keys are wrapped with the current key",
            "1:some keys are not",
            "2:wrong usage",
            "3:stopped before the end"
        },
        exitCodeOnExecutionException = ExitCodes.STOPPED)
final class RotateKeysCommand extends Subcommand {

    @Override
    int run(String... properties) {
        AtomicLong position = new AtomicLong();
        try (ConfigurableApplicationContext configuration = startContext(RotationConfiguration.class, properties);
                DataKeyRotation rotation = open(configuration);
                ProgressReporter _ = new ProgressReporter(err(), () -> state(position.get()))) {
            return report(rotation.run(position::set));
        } catch (SQLException | IllegalArgumentException | DataDirectoryUnusable | KeyFileUnusable | Unavailable e) {
            err().println("The keys cannot be wrapped: " + e.getMessage());
            return ExitCodes.STOPPED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.STOPPED;
        }
    }

    private static DataKeyRotation open(ConfigurableApplicationContext configuration) throws SQLException {
        return DataKeyRotation.open(
                configuration.getBean(EventLogProperties.class),
                configuration.getBean(DatasourceProperties.class),
                configuration.getBean(PersonalDataProperties.class));
    }

    private static String state(long position) {
        return String.format(Locale.ROOT, "Position %,d", position);
    }

    private int report(DataKeyRotation.Result result) {
        out().println(String.format(
                Locale.ROOT,
                "%,d keys of personal data wrapped with key '%s', %,d were before",
                result.rewrapped(),
                result.keyId(),
                result.unchanged()));
        for (String id : result.unused()) {
            out().println("Key '" + id + "' is not in use any more; keep it for backups made until now");
        }
        if (!result.damaged().isEmpty()) {
            err().println(String.format(
                    Locale.ROOT,
                    "%,d keys cannot be unwrapped and were not changed, the first at position %d",
                    result.damaged().size(),
                    result.damaged().getFirst()));
        }
        if (!result.complete()) {
            err().println("Another process stores keys that are not wrapped with key '" + result.keyId()
                    + "'; give it the same key file and run the command again");
        }
        return result.complete() && result.damaged().isEmpty() ? ExitCodes.DONE : ExitCodes.PROBLEMS;
    }

    /** Binds the same properties as the service. */
    @EnableConfigurationProperties({EventLogProperties.class, DatasourceProperties.class, PersonalDataProperties.class})
    static final class RotationConfiguration {}
}
