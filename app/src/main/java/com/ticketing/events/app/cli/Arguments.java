package com.ticketing.events.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arguments of a command.
 *
 * @param operands those without hyphens, and {@code -}
 * @param options the command's own, {@code --name=value} each; the value of one without a value is empty
 * @param settings {@code --any.property=value} of the service, as Spring Boot takes them
 */
public record Arguments(List<String> operands, Map<String, String> options, List<String> settings) {

    /**
     * Tells them apart: a property's name has a full stop in it, an option's has none.
     *
     * @param known the names of the command's own options
     * @throws UsageError for an option that the command does not know
     */
    static Arguments of(List<String> arguments, Set<String> known) {
        List<String> operands = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        List<String> settings = new ArrayList<>();
        for (String argument : arguments) {
            if (isOperand(argument)) {
                operands.add(argument);
                continue;
            }
            String[] parts = argument.replaceFirst("^-+", "").split("=", 2);
            if (known.contains(parts[0])) {
                options.put(parts[0], parts.length == 2 ? parts[1] : "");
            } else if (argument.startsWith("--") && parts[0].contains(".")) {
                settings.add(argument);
            } else {
                throw new UsageError("Unknown option " + argument);
            }
        }
        return new Arguments(List.copyOf(operands), Map.copyOf(options), List.copyOf(settings));
    }

    static boolean isOperand(String argument) {
        return !argument.startsWith("-") || argument.equals("-");
    }
}
