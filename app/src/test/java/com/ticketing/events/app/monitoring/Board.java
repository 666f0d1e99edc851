package com.ticketing.events.app.monitoring;

import com.ticketing.events.app.build.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The board of {@code ops/grafana}. */
final class Board {

    private final JsonNode json;

    private Board(JsonNode json) {
        this.json = json;
    }

    static Board read() {
        try {
            String text = Files.readString(Checkout.root().resolve("ops/grafana/event-service.json"));
            return new Board(JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json() {
        return json;
    }

    /** The rows and the panels in them. */
    Stream<JsonNode> all() {
        return json.get("panels").valueStream();
    }

    Stream<JsonNode> panels() {
        return all().filter(panel -> !panel.get("type").stringValue().equals("row"));
    }

    /** The names of the metrics in all queries, those of the variables included. */
    Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        panels().flatMap(panel -> panel.get("targets").valueStream())
                .forEach(target ->
                        names.addAll(MonitoringFiles.namesIn(target.get("expr").stringValue())));
        json.at("/templating/list")
                .valueStream()
                .filter(variable -> variable.get("type").stringValue().equals("query"))
                .forEach(variable -> names.addAll(
                        MonitoringFiles.namesIn(variable.get("definition").stringValue())));
        return names;
    }
}
