package com.ticketing.events.app.cli;

import com.ticketing.events.app.cli.train.CacheTraining;
import com.ticketing.events.app.cli.train.TrainingFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code train}: makes an AOT cache for the packaged program. */
@Command(
        name = "train",
        description = {
            "Makes an AOT cache, with which the service starts faster.",
            "",
            "Extracts the jar into the directory <name of the jar>-extracted beside it, and records a run of the "
                    + "service there: it uses an empty log in a temporary directory and a free port of the loopback "
                    + "interface, and answers requests of each kind. The configuration is not read.",
            "",
            "./event-service then starts the extracted program with the cache, as long as the jar is the same. The JVM "
                    + "uses the cache if it is the one that trained it and its options fit (JAVA_OPTS: the same "
                    + "garbage collector); if not, it starts without.",
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:the cache is made", "2:wrong usage", "3:there is no new cache"},
        exitCodeOnExecutionException = ExitCodes.STOPPED)
final class TrainCommand extends Subcommand {

    @Override
    int run(String... properties) {
        if (properties.length > 0) {
            throw new ParameterException(command.commandLine(), "train has no properties, such as " + properties[0]);
        }
        try {
            err().println("Extracting the program and recording a run; takes about a minute");
            out().println(CacheTraining.run() + " is the AOT cache that ./event-service uses");
            return ExitCodes.DONE;
        } catch (TrainingFailed e) {
            err().println("There is no new AOT cache: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err().println("There is no new AOT cache: the training was interrupted");
        }
        return ExitCodes.STOPPED;
    }
}
