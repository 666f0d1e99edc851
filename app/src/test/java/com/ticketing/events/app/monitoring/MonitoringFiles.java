package com.ticketing.events.app.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.ticketing.events.app.build.Checkout;
import io.swagger.v3.core.util.Yaml31;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The files of {@code ops/prometheus}, and the part of {@code docs/operations.md} about monitoring. */
final class MonitoringFiles {

    static final Path PROMETHEUS = Checkout.root().resolve("ops/prometheus");

    /** A row of the table of metrics: name, labels, type, unit, meaning. */
    private static final Pattern METRIC_ROW =
            Pattern.compile("(?m)^\\| `(events_\\w+)` \\|([^|]*)\\| (\\w+) \\| ([^|]+) \\| ([^|]+) \\|$");

    private static final Pattern METRIC_NAME = Pattern.compile("`((?:events|http|jvm|hikaricp|process)_\\w+)");

    /** An identifier with an underscore that is neither a function nor a label in a selector. */
    private static final Pattern NAME_IN_QUERY = Pattern.compile("\\b[a-z]\\w*_\\w+\\b(?!\\s*(?:\\(|=|!=|=~|!~))");

    private MonitoringFiles() {}

    /** A metric as it is documented. */
    record DocumentedMetric(Set<String> labels, String type, String unit, String meaning) {}

    static Map<String, DocumentedMetric> documentedMetrics() {
        Map<String, DocumentedMetric> metrics = new TreeMap<>();
        METRIC_ROW
                .matcher(operations())
                .results()
                .forEach(row -> metrics.put(
                        row.group(1),
                        new DocumentedMetric(
                                Pattern.compile("`(\\w+)`")
                                        .matcher(row.group(2))
                                        .results()
                                        .map(label -> label.group(1))
                                        .collect(Collectors.toCollection(TreeSet::new)),
                                row.group(3),
                                row.group(4),
                                row.group(5))));
        return metrics;
    }

    /** Every name of a metric in the text of the documentation. */
    static Set<String> namesInDocumentation() {
        return METRIC_NAME
                .matcher(operations())
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of metrics in a query. */
    static Set<String> namesIn(String query) {
        return NAME_IN_QUERY
                .matcher(query)
                .results()
                .map(name -> name.group())
                .filter(name -> !name.equals("label_values"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String operations() {
        return read(Checkout.root().resolve("docs/operations.md"));
    }

    /** The rules by the name of their alert. */
    static Map<String, JsonNode> alerts() {
        Map<String, JsonNode> alerts = new TreeMap<>();
        for (JsonNode group : yaml("rules.yaml").get("groups")) {
            for (JsonNode rule : group.get("rules")) {
                if (alerts.put(rule.get("alert").textValue(), rule) != null) {
                    throw new AssertionError("Two alerts are named " + rule.get("alert"));
                }
            }
        }
        return alerts;
    }

    /** The alerts that a test of promtool expects to fire. */
    static Set<String> firingInTests() {
        return StreamSupport.stream(yaml("rules-test.yaml").get("tests").spliterator(), false)
                .flatMap(
                        test -> StreamSupport.stream(test.get("alert_rule_test").spliterator(), false))
                .filter(expectation -> !expectation.get("exp_alerts").isEmpty())
                .map(expectation -> expectation.get("alertname").textValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode yaml(String file) {
        try {
            return Yaml31.mapper().readTree(read(PROMETHEUS.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
