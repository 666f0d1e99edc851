package com.ticketing.events.app.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports a usage error in one line on the error stream. */
final class UsageErrorHandler implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        command.getErr().println(message(error, command).replaceAll("\\p{Cntrl}", "?"));
        return ExitCodes.USAGE;
    }

    private static String message(ParameterException error, CommandLine command) {
        String help = "; see " + command.getCommandSpec().qualifiedName() + " --help";
        return switch (error) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched, command) + help;
            case MissingParameterException missing -> missing.getMessage() + help;
            default -> String.valueOf(error.getMessage());
        };
    }

    private static String unmatched(UnmatchedArgumentException error, CommandLine command) {
        String argument = "'" + error.getUnmatched().getFirst() + "'";
        if (error.isUnknownOption()) {
            return "Unknown option " + argument;
        }
        if (command.getSubcommands().isEmpty()) {
            return "Unexpected argument " + argument;
        }
        List<String> similar = error.getSuggestions();
        return "There is no command " + argument
                + (similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?");
    }
}
