package com.ticketing.events.app.monitoring;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics of one scrape, by name. */
final class ScrapedMetrics {

    /** Labels that belong to the type of a metric. */
    private static final Set<String> LABELS_OF_TYPES = Set.of("le", "quantile");

    private static final String HELP = "# HELP ";
    private static final String TYPE = "# TYPE ";
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, Metric> metrics = new TreeMap<>();
    private final Set<String> sampleNames = new TreeSet<>();

    /** A metric: its type, its help text and the names of its labels. */
    record Metric(String type, String help, Set<String> labels) {}

    ScrapedMetrics(String exposition) {
        String help = "";
        Metric current = null;
        for (String line : exposition.lines().toList()) {
            if (line.startsWith(HELP)) {
                String[] parts = line.substring(HELP.length()).split(" ", 2);
                help = parts.length == 2 ? parts[1] : "";
            } else if (line.startsWith(TYPE)) {
                String[] parts = line.substring(TYPE.length()).split(" ", 2);
                current = new Metric(parts[1], help, new TreeSet<>());
                metrics.put(parts[0], current);
            } else if (current != null) {
                add(line, current);
            }
        }
    }

    private void add(String line, Metric metric) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("Not a sample: " + line);
        }
        sampleNames.add(sample.group(1));
        if (sample.group(2) != null) {
            LABEL.matcher(sample.group(2))
                    .results()
                    .map((MatchResult label) -> label.group(1))
                    .filter(label -> !LABELS_OF_TYPES.contains(label))
                    .forEach(metric.labels()::add);
        }
    }

    /** The metrics of the service itself; the maximum of a timer belongs to the timer. */
    Map<String, Metric> ownMetrics() {
        Map<String, Metric> own = new TreeMap<>();
        metrics.forEach((name, metric) -> {
            boolean isMaximum = name.endsWith("_max") && metrics.containsKey(name.substring(0, name.length() - 4));
            if (name.startsWith("events_") && !isMaximum) {
                own.put(name, metric);
            }
        });
        return own;
    }

    Metric metric(String name) {
        Metric metric = metrics.get(name);
        if (metric == null) {
            throw new AssertionError("No metric " + name);
        }
        return metric;
    }

    /** The names that a query may use: those of the samples. */
    Set<String> sampleNames() {
        return sampleNames;
    }
}
