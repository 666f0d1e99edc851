package com.ticketing.events.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Spring Boot properties among the arguments, such as {@code --server.port=8081}; every command accepts them. */
final class SpringProperties {

    /** A name with a full stop, a name of the form of an environment variable, or one of Spring Boot's two flags. */
    private static final Predicate<String> IS_PROPERTY = Pattern.compile(
                    "--([^=.]+\\.[^=]+|[A-Z][A-Z0-9_]*|debug|trace)(=.*)?", Pattern.DOTALL)
            .asMatchPredicate();

    private SpringProperties() {}

    /** Whether a command line has properties only, so that it starts the service. */
    static boolean areAll(String... arguments) {
        return Arrays.stream(arguments).allMatch(IS_PROPERTY);
    }

    /**
     * Returns the arguments that neither the command nor its parents have matched, in the order of the command line.
     *
     * @throws UnmatchedArgumentException if one of them is not a property
     */
    static String[] of(CommandSpec command) {
        List<String> unmatched = new ArrayList<>();
        for (CommandSpec spec = command; spec != null; spec = spec.parent()) {
            unmatched.addAll(0, spec.commandLine().getUnmatchedArguments());
        }
        List<String> unknown = unmatched.stream().filter(IS_PROPERTY.negate()).toList();
        if (!unknown.isEmpty()) {
            throw new UnmatchedArgumentException(command.commandLine(), unknown);
        }
        return unmatched.toArray(String[]::new);
    }
}
