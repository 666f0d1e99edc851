package com.ticketing.events.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A subcommand with {@code --help} and Spring Boot properties; its result is the exit code. */
@Command(
        footer = {
            "",
            "An option with a full stop in its name is a property of the service, such as",
            "  --events.data-dir=/var/lib/events",
            "Environment variables and the file .env in the working directory are read as well."
        })
abstract class Subcommand implements Callable<Integer> {

    @Spec
    CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean helpRequested;

    @Override
    public final Integer call() {
        try {
            return run(SpringProperties.of(command));
        } catch (StartFailure e) {
            e.report(err());
            return ExitCodes.STOPPED;
        }
    }

    /**
     * Runs the command.
     *
     * @param properties Spring Boot properties among the arguments
     * @return the exit code
     */
    abstract int run(String... properties);

    /**
     * Starts a Spring context without web server and log output.
     *
     * @throws StartFailure when it does not start
     */
    static ConfigurableApplicationContext startContext(Class<?> configuration, String... properties) {
        try {
            return new SpringApplicationBuilder(configuration)
                    .web(WebApplicationType.NONE)
                    .logStartupInfo(false)
                    .properties("logging.level.root=OFF", "logging.threshold.console=OFF")
                    .run(properties);
        } catch (RuntimeException e) {
            throw new StartFailure(e);
        }
    }

    final PrintWriter out() {
        return command.commandLine().getOut();
    }

    final PrintWriter err() {
        return command.commandLine().getErr();
    }
}
