package com.ticketing.events.app.cli;

import java.util.function.Consumer;
import picocli.CommandLine.Command;

/** {@code serve}: starts the service, which then runs until the process is stopped. */
@Command(
        name = ServeCommand.NAME,
        description = "Starts the service; the default without a command.",
        exitCodeListHeading = "%nExit code if the service does not start:%n",
        exitCodeList = {"1:a failure, which the log describes", "2:wrong usage"})
final class ServeCommand extends Subcommand {

    static final String NAME = "serve";

    /** Result of a start that succeeded; not an exit code, because the process keeps running. */
    static final int RUNNING = -1;

    private final Consumer<String[]> service;

    /**
     * Creates the command.
     *
     * @param service starts the service with the given Spring Boot properties
     */
    ServeCommand(Consumer<String[]> service) {
        this.service = service;
    }

    @Override
    int run(String... properties) {
        try {
            service.accept(properties);
            return RUNNING;
        } catch (RuntimeException e) {
            // Spring Boot has reported it.
            return ExitCodes.PROBLEMS;
        }
    }
}
