package com.ticketing.events.app.startup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of {@code .env} files: lines {@code NAME=value}, blank lines, and comments from {@code #} on.
 *
 * <p>A value without quotes ends at the end of the line, or before a {@code #} that follows white space; a {@code #}
 * inside a word is part of it. A value in single or double quotes is taken literally up to the next such quote, and may
 * have several lines. Not thread-safe.
 */
final class DotEnvParser {

    private static final String EXAMPLE = "NAME=value, or NAME=\"value\" for one with spaces";
    private static final Pattern ENTRY = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][\\w.-]*)\\s*=(.*)");
    private static final Pattern IGNORED = Pattern.compile("\\s*(?:#.*)?");

    /** White space before a comment. */
    private static final Pattern COMMENT = Pattern.compile("(?<=\\s)#.*");

    private final Path file;
    private final List<String> lines;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Index of the line that is read next. */
    private int next;

    private DotEnvParser(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Parses the lines of a file.
     *
     * @param file names it in the message of a refusal
     * @return values by name
     * @throws DotEnvUnusable when a line is malformed, or sets a name again
     */
    static Map<String, String> parse(Path file, List<String> lines) {
        DotEnvParser parser = new DotEnvParser(file, lines);
        while (parser.next < lines.size()) {
            parser.readLine();
        }
        return parser.values;
    }

    private void readLine() {
        String line = lines.get(next++);
        if (IGNORED.matcher(line).matches()) {
            return;
        }
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            throw malformed(next, "it must be " + EXAMPLE);
        }
        String name = entry.group(1);
        Integer first = numbers.putIfAbsent(name, next);
        if (first != null) {
            throw malformed(next, name + " is set again, after line " + first + "; remove one of them");
        }
        values.put(name, value(name, entry.group(2)));
    }

    private String value(String name, String text) {
        String begin = text.stripLeading();
        return begin.startsWith("\"") || begin.startsWith("'")
                ? quoted(name, begin.charAt(0), begin.substring(1))
                : COMMENT.matcher(text).replaceFirst("").strip();
    }

    /** @param begin the rest of the line after the opening quote */
    private String quoted(String name, char quote, String begin) {
        int number = next;
        StringBuilder value = new StringBuilder();
        String line = begin;
        for (int end = line.indexOf(quote); ; end = line.indexOf(quote)) {
            if (end >= 0) {
                if (!IGNORED.matcher(line.substring(end + 1)).matches()) {
                    throw malformed(next, "text follows the closing quote of " + name);
                }
                return value.append(line, 0, end).toString();
            }
            if (next == lines.size()) {
                throw malformed(number, name + " has no closing quote");
            }
            value.append(line).append('\n');
            line = lines.get(next++);
        }
    }

    private DotEnvUnusable malformed(int number, String fault) {
        return DotEnvUnusable.line(file, number, fault);
    }
}
