package com.ticketing.events.app.cli;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Root command of the program: starts the service unless a subcommand is named. */
@Command(
        name = "event-service",
        description = "The Event Service. Without a command the service is started.",
        mixinStandardHelpOptions = true,
        versionProvider = EventServiceCommand.Version.class,
        footer = {
            "",
            "An option with a full stop in its name is a property of the service, such as --server.port=8081.",
            "Environment variables and the file .env in the working directory are read as well."
        })
public final class EventServiceCommand implements Callable<Integer> {

    private static final int HELP_COLUMNS = 100;

    private final ServeCommand serve;

    @Spec
    private CommandSpec command;

    private EventServiceCommand(ServeCommand serve) {
        this.serve = serve;
    }

    /**
     * Runs the command that the arguments name.
     *
     * @param service starts the service with the given Spring Boot properties, and returns when it is started
     * @return the exit code of the process; empty when the service runs
     */
    public static OptionalInt run(Consumer<String[]> service, String... arguments) {
        // The JVM takes no class of picocli from an AOT cache, because their class files are of Java 5.
        boolean isNamed = arguments.length > 0 && arguments[0].equals(ServeCommand.NAME);
        String[] properties = isNamed ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
        int result = SpringProperties.areAll(properties)
                ? new ServeCommand(service).run(properties)
                : commandLine(service).execute(arguments);
        return result == ServeCommand.RUNNING ? OptionalInt.empty() : OptionalInt.of(result);
    }

    /**
     * Creates the parser.
     *
     * @param more subcommands beside those of the program
     */
    static CommandLine commandLine(Consumer<String[]> service, Object... more) {
        ServeCommand serve = new ServeCommand(service);
        CommandLine commandLine = new CommandLine(new EventServiceCommand(serve))
                .addSubcommand(serve)
                .addSubcommand(new LoadCommand())
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new AcceptLogCommand())
                .addSubcommand(new RotateKeysCommand())
                .addSubcommand(new BackupCommand())
                .addSubcommand(new RestoreCommand())
                .addSubcommand(new ApplyErasuresCommand())
                .addSubcommand(new TrainCommand())
                .addSubcommand(new HealthCommand())
                .addSubcommand(new HelpCommand())
                .addSubcommand(new GenerateCompletion());
        for (Object subcommand : more) {
            commandLine.addSubcommand(subcommand);
        }
        return commandLine
                .setUnmatchedArgumentsAllowed(true)
                .setUsageHelpWidth(HELP_COLUMNS)
                .setParameterExceptionHandler(new UsageErrorHandler())
                .setExecutionExceptionHandler(new ExecutionFailureHandler());
    }

    @Override
    public Integer call() {
        return serve.run(SpringProperties.of(command));
    }

    /** Version of the packaged program. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = EventServiceCommand.class.getPackage().getImplementationVersion();
            return new String[] {"event-service " + Objects.requireNonNullElse(version, "(not packaged)")};
        }
    }
}
