package com.ticketing.events.app.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Postman collection (format 2.1) with a request for each operation of {@code openapi.yaml}, in an order in which each
 * succeeds. Optional parameters are listed and switched off. A request stores what later ones need in variables.
 */
final class PostmanCollection {

    private static final String FORMAT = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** The order of the commands: the life cycle of one event. Other operations have the order of the document. */
    private static final List<String> COMMANDS = List.of(
            "createEvent",
            "importEvents",
            "schedulePublication",
            "unschedulePublication",
            "reviseEventDetails",
            "patchEvent",
            "cancelEvent",
            "erasePersonalData",
            "discardEvent");

    /** The variables of the collection with their values before the first request. */
    private static final List<Map.Entry<String, String>> VARIABLES = List.of(
            Map.entry("baseUrl", "http://127.0.0.1:8080"),
            Map.entry("token", "admin-token-123"),
            Map.entry("eventId", ""),
            Map.entry("draftId", ""),
            Map.entry("position", "1"),
            Map.entry("channel", "log"),
            Map.entry("projection", "catalog"));

    /** Scripts that run after the response of an operation. */
    private static final Map<String, List<String>> SCRIPTS = Map.of(
            "createEvent",
            List.of("pm.collectionVariables.set(\"eventId\", pm.response.json().id);"),
            "importEvents",
            List.of(
                    "const [first] = pm.response.text().split(\"\\n\");",
                    "pm.collectionVariables.set(\"draftId\", JSON.parse(first).id);"),
            "listNotifications",
            List.of(
                    "const { notifications } = pm.response.json();",
                    "const delivery = notifications.find(({ state }) => state !== \"pending\");",
                    "if (delivery) {",
                    "  pm.collectionVariables.set(\"position\", String(delivery.position));",
                    "  pm.collectionVariables.set(\"channel\", delivery.channel);",
                    "}"));

    private final JsonNode document;

    private PostmanCollection(JsonNode document) {
        this.document = document;
    }

    /** The collection as indented JSON, ended by a line feed. */
    static String json() {
        try (InputStream yaml = PostmanCollection.class.getResourceAsStream("/openapi.yaml")) {
            return Json31.pretty(new PostmanCollection(Yaml31.mapper().readTree(yaml)).collection()) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Operation of the document. */
    private record Operation(String method, String path, JsonNode shared, JsonNode tree) {

        String id() {
            return tree.get("operationId").asText();
        }

        boolean hasTag(String tag) {
            return tree.at("/tags/0").asText().equals(tag);
        }

        Stream<JsonNode> parameters() {
            return Stream.concat(shared.valueStream(), tree.path("parameters").valueStream());
        }
    }

    private ObjectNode collection() {
        ObjectNode collection = Json31.mapper().createObjectNode();
        collection
                .putObject("info")
                .put("name", document.at("/info/title").asText())
                .put("description", document.at("/info/description").asText())
                .put("schema", FORMAT);
        ObjectNode auth = collection.putObject("auth").put("type", "bearer");
        auth.putArray("bearer")
                .addObject()
                .put("key", "token")
                .put("value", "{{token}}")
                .put("type", "string");
        ArrayNode variables = collection.putArray("variable");
        VARIABLES.forEach(
                variable -> variables.addObject().put("key", variable.getKey()).put("value", variable.getValue()));
        ArrayNode folders = collection.putArray("item");
        for (JsonNode tag : document.get("tags")) {
            String name = tag.get("name").asText();
            ObjectNode folder = folders.addObject()
                    .put("name", name)
                    .put("description", tag.get("description").asText());
            ArrayNode requests = folder.putArray("item");
            operations().stream()
                    .filter(operation -> operation.hasTag(name))
                    .forEach(operation -> addRequest(requests.addObject(), operation));
        }
        return collection;
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue().path("parameters"),
                                method.getValue()))
                        .forEach(operations::add));
        operations.sort(Comparator.comparingInt(operation -> COMMANDS.indexOf(operation.id())));
        return operations;
    }

    private void addRequest(ObjectNode item, Operation operation) {
        item.put("name", operation.tree().get("summary").asText());
        ArrayNode script = item.putArray("event")
                .addObject()
                .put("listen", "test")
                .putObject("script")
                .put("type", "text/javascript")
                .putArray("exec");
        script.add("pm.test(\"Status\", () => pm.expect(" + successes(operation) + ").to.include(pm.response.code));");
        SCRIPTS.getOrDefault(operation.id(), List.of()).forEach(script::add);

        ObjectNode request = item.putObject("request").put("method", operation.method());
        if (operation.tree().get("security").isEmpty()) {
            request.putObject("auth").put("type", "noauth");
        }
        request.put("description", operation.tree().get("description").asText());
        ArrayNode headers = request.putArray("header");
        addBody(request, headers, operation);
        parameters(operation, "header").forEach(header -> addParameter(headers, header));
        if (operation.id().equals("importEvents")) {
            useNewKey(headers);
        }
        addUrl(request.putObject("url"), operation);
    }

    /** The documented statuses of 2xx, as JSON. */
    private static String successes(Operation operation) {
        return operation.tree().get("responses").properties().stream()
                .map(Map.Entry::getKey)
                .filter(status -> status.startsWith("2"))
                .toList()
                .toString();
    }

    /** Body and {@code Content-Type} of the first example. */
    private static void addBody(ObjectNode request, ArrayNode headers, Operation operation) {
        operation.tree().at("/requestBody/content").properties().stream()
                .findFirst()
                .ifPresent(content -> {
                    headers.addObject().put("key", "Content-Type").put("value", content.getKey());
                    JsonNode example = example(content.getValue());
                    request.putObject("body")
                            .put("mode", "raw")
                            .put("raw", example.isTextual() ? example.asText() : Json31.pretty(example));
                });
    }

    private static JsonNode example(JsonNode content) {
        return content.has("example")
                ? content.get("example")
                : content.get("examples").iterator().next().get("value");
    }

    /** With a new key an import makes new events, although its lines are the same. */
    private static void useNewKey(ArrayNode headers) {
        ObjectNode key = (ObjectNode) headers.valueStream()
                .filter(header -> header.get("key").asText().equals("Idempotency-Key"))
                .findFirst()
                .orElseThrow();
        key.put("value", "{{$guid}}").remove("disabled");
    }

    private void addUrl(ObjectNode url, Operation operation) {
        String path = PATH_VARIABLE.matcher(operation.path()).replaceAll(variable -> switch (variable.group(1)) {
            case "id" -> operation.id().equals("discardEvent") ? "{{draftId}}" : "{{eventId}}";
            case "name" -> "{{projection}}";
            default -> "{{" + variable.group(1) + "}}";
        });
        url.put("raw", "{{baseUrl}}" + path);
        url.putArray("host").add("{{baseUrl}}");
        ArrayNode segments = url.putArray("path");
        Stream.of(path.substring(1).split("/", -1)).forEach(segments::add);
        ArrayNode query = url.putArray("query");
        parameters(operation, "query").forEach(parameter -> addParameter(query, parameter));
    }

    private Stream<JsonNode> parameters(Operation operation, String in) {
        Predicate<JsonNode> isThere = parameter -> parameter.get("in").asText().equals(in);
        return operation.parameters().map(this::dereferenced).filter(isThere);
    }

    private JsonNode dereferenced(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static void addParameter(ArrayNode list, JsonNode parameter) {
        list.addObject()
                .put("key", parameter.get("name").asText())
                .put("value", parameter.at("/schema/default").asText())
                .put("description", parameter.path("description").asText())
                .put("disabled", true);
    }
}
