package com.ticketing.events.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Finds the command that the arguments name. Without one the program serves, and its arguments are Spring Boot's. */
public final class CommandLine {

    private static final List<String> HELP = List.of("--help", "-h");
    private static final String PROGRAM = "java -jar event-service.jar";

    private final List<Command> commands;
    private final Streams streams;

    public CommandLine(List<Command> commands, Streams streams) {
        this.commands = List.copyOf(commands);
        this.streams = streams;
    }

    /** Runs what the arguments name and answers with the exit code, or with nothing when the program is to serve. */
    public OptionalInt run(String... args) {
        List<String> arguments = List.of(args);
        Optional<String> name = arguments.stream().filter(Arguments::isOperand).findFirst();
        boolean helpWanted = arguments.stream().anyMatch(HELP::contains);
        if (name.isEmpty() && !helpWanted) {
            return OptionalInt.empty();
        }
        try {
            if (name.isEmpty()) {
                streams.out().print(help());
                return OptionalInt.of(Command.DONE);
            }
            return OptionalInt.of(run(command(name.get()), arguments, helpWanted));
        } catch (UsageError e) {
            streams.err().println(e.getMessage());
            return OptionalInt.of(Command.USAGE);
        }
    }

    private int run(Command command, List<String> arguments, boolean helpWanted) {
        if (helpWanted) {
            streams.out().print(command.help());
            return Command.DONE;
        }
        int first = arguments.indexOf(command.name());
        List<String> others = new ArrayList<>(arguments);
        others.remove(first);
        return command.run(Arguments.of(others, command.options()), streams);
    }

    private Command command(String name) {
        return commands.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UsageError("There is no command %s; see %s --help".formatted(printable(name), PROGRAM)));
    }

    private static String printable(String name) {
        return "'" + name.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    private String help() {
        return """
                The Event Service.

                %1$s [--property=value ...]            serves
                %1$s COMMAND [--property=value ...]    does one thing and ends

                Commands:
                %2$s

                %1$s COMMAND --help says more about one.

                The properties are those of the service, such as --server.port=8081 or --events.data-dir=/var/lib/events;
                environment variables and .env in the working directory are read as well.
                """.formatted(
                        PROGRAM,
                        commands.stream()
                                .map(command -> "  %-10s %s".formatted(command.name(), command.summary()))
                                .collect(Collectors.joining("\n")));
    }
}
