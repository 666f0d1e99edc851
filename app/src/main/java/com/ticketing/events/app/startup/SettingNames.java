package com.ticketing.events.app.startup;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of properties and environment variables, compared with the properties of the service. */
final class SettingNames {

    /** Common prefix of the properties of the service. */
    static final String PREFIX = "events.";

    /** Common prefix of the environment variables of these properties. */
    static final String VARIABLE_PREFIX = "EVENTS_";

    /** Properties with names of actors or channels below them; their binding refuses other names. */
    private static final List<String> MAPS =
            List.of("events.security.tokens", "events.security.actors", "events.notifications.webhook.channels");

    /** Index of an element of a list: {@code [0]}, or {@code _0} in a variable. */
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$|_\\d+_?$");

    /** Kubernetes sets such variables for a service whose name begins with {@code events}. */
    private static final Pattern KUBERNETES = Pattern.compile("[A-Z0-9_]+_(?:SERVICE_(?:HOST|PORT(?:_[A-Z0-9_]+)?)"
            + "|PORT(?:_\\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)");

    private static final Set<String> PROPERTIES =
            SettingExamples.names().stream().map(SettingNames::uniform).collect(toUnmodifiableSet());

    private static final Set<String> VARIABLES =
            SettingExamples.names().stream().map(SettingNames::letters).collect(toUnmodifiableSet());

    private SettingNames() {}

    /** Whether a name is that of a property of the service, in any form that Spring Boot accepts in files. */
    static boolean isProperty(String name) {
        String uniform = uniform(name);
        return PROPERTIES.contains(uniform) || MAPS.stream().anyMatch(uniform::startsWith);
    }

    /** Whether a name is that of an environment variable for a property, or is set by Kubernetes. */
    static boolean isVariable(String name) {
        String letters = letters(name);
        return VARIABLES.contains(letters)
                || MAPS.stream().map(SettingNames::letters).anyMatch(letters::startsWith)
                || KUBERNETES.matcher(name).matches();
    }

    /** The environment variable for a property. */
    static String variable(String property) {
        return property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** The property whose name differs least; empty if none is similar. */
    static Optional<String> similar(String name) {
        String letters = letters(name);
        return SettingExamples.names().stream()
                .filter(known -> known.startsWith(PREFIX))
                .filter(known -> distance(letters, letters(known)) <= 2 + letters.length() / 8)
                .min(Comparator.<String>comparingInt(known -> distance(letters, letters(known)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Without dashes, underscores and index, in lower case. */
    private static String uniform(String name) {
        return INDEX.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    /** Letters and digits only, without index, in lower case. */
    private static String letters(String name) {
        return uniform(name).replaceAll("[^a-z0-9]", "");
    }

    /** The Levenshtein distance: the number of characters to insert, delete or replace. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[previous.length];
            current[0] = i;
            for (int j = 1; j < current.length; j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
