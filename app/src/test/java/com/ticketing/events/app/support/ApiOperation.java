package com.ticketing.events.app.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Yaml31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Operation of {@code openapi.yaml}.
 *
 * @param path with its variables in braces
 * @param isPublic whether it requires no token
 * @param scope that its token requires; empty if it is public, or any token suffices
 * @param responses the documented statuses
 */
public record ApiOperation(
        String method, String path, boolean isPublic, Optional<String> scope, Set<String> responses) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** All operations of the document. */
    public static List<ApiOperation> all() {
        try (InputStream document = ApiOperation.class.getResourceAsStream("/openapi.yaml")) {
            List<ApiOperation> operations = new ArrayList<>();
            for (Map.Entry<String, JsonNode> path :
                    Yaml31.mapper().readTree(document).get("paths").properties()) {
                path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> of(method.getKey(), path.getKey(), method.getValue()))
                        .forEach(operations::add);
            }
            return operations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ApiOperation of(String method, String path, JsonNode operation) {
        JsonNode security = operation.get("security");
        JsonNode scope = security.at("/0/token/0");
        return new ApiOperation(
                method.toUpperCase(Locale.ROOT),
                path,
                security.isEmpty(),
                scope.isMissingNode() ? Optional.empty() : Optional.of(scope.asText()),
                Set.copyOf(operation.get("responses").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList()));
    }

    /** The path of something that does not exist, so that a request with a sufficient token has no effect. */
    public String pathOfNothing() {
        return path.replace("{id}", BlackBoxTest.UNKNOWN_ID)
                .replace("{name}", "nothing")
                .replace("{position}", "999999999")
                .replace("{channel}", "nothing");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
