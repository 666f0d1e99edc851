package com.ticketing.events.app.cli;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.LedgerReconciliation;
import com.ticketing.events.app.eventlog.axon.EventStoreConfiguration;
import com.ticketing.events.app.personaldata.ledger.ErasureLedger;
import com.ticketing.events.app.personaldata.ledger.ErasureLedgerUnusable;
import com.ticketing.events.app.role.Role;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.app.startup.SupervisorConfiguration;
import com.ticketing.events.app.startup.TimeConfiguration;
import com.ticketing.events.error.Unavailable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code apply-erasures}: applies the erasures of ledgers to an event log that was restored. */
@Command(
        name = "apply-erasures",
        description = {
            "Applies the erasures of personal data that a restored event log lacks.",
            "",
            "Run it after a restore of PostgreSQL with the ledgers of all nodes. Erasures that the event log has are "
                    + "skipped, and the command can be repeated. On PostgreSQL the service may be running; each start "
                    + "of the service does the same with its own ledger (events.erasure-ledger).",
            "",
            "The event log is the configured one (EVENTS_DATA_DIR or SPRING_DATASOURCE_URL)."
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:the event log has all erasures of the ledgers",
            "2:wrong usage",
            "3:stopped before the end; run the command again"
        },
        exitCodeOnExecutionException = ExitCodes.STOPPED)
final class ApplyErasuresCommand extends Subcommand {

    @Parameters(paramLabel = "LEDGER", arity = "1..*", description = "Ledgers to apply")
    private List<Path> ledgers;

    @Override
    int run(String... properties) {
        try (ConfigurableApplicationContext context = startContext(LogConfiguration.class, properties)) {
            LedgerReconciliation reconciliation = context.getBean(LedgerReconciliation.class);
            int applied = 0;
            for (Path ledger : ledgers) {
                applied += reconciliation.apply(ErasureLedger.at(ledger));
            }
            EventLog log = context.getBean(EventLog.class);
            out().println(applied(applied) + "; "
                    + BackupCommand.checkpoint(log.hashChain().end()));
            return ExitCodes.DONE;
        } catch (ErasureLedgerUnusable | Unavailable e) {
            err().println("Not all erasures are applied: " + e.getMessage());
            return ExitCodes.STOPPED;
        }
    }

    /** Text form of a number of erasures. */
    static String applied(int erasures) {
        return String.format(Locale.ROOT, "%,d erasures applied", erasures);
    }

    /** The event log without the service. */
    @Import({EventStoreConfiguration.class, SupervisorConfiguration.class, TimeConfiguration.class})
    static final class LogConfiguration {

        /** @throws IllegalArgumentException if the configured role has no commands */
        LogConfiguration(Environment environment) {
            if (!Role.of(environment).has(Side.COMMAND)) {
                throw new IllegalArgumentException(Role.PROPERTY + " must be all or command for apply-erasures");
            }
        }
    }
}
