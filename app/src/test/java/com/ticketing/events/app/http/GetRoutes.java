package com.ticketing.events.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Yaml31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All paths with GET: those of {@code openapi.yaml}, and the pages and operational paths that it does not describe. */
final class GetRoutes {

    private static final List<String> NOT_IN_THE_DOCUMENT = List.of(
            "/",
            "/admin",
            "/favicon.ico",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/actuator/prometheus",
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/v3/api-docs/swagger-config",
            "/swagger-ui.html",
            "/swagger-ui/index.html",
            "/swagger-ui/swagger-initializer.js");

    private GetRoutes() {}

    /** The paths, with this id for the Event and {@code catalog} for the projection. */
    static List<String> withId(String id) {
        try (InputStream document = GetRoutes.class.getResourceAsStream("/openapi.yaml")) {
            JsonNode paths = Yaml31.mapper().readTree(document).get("paths");
            Stream<String> documented = paths.properties().stream()
                    .filter(path -> path.getValue().has("get"))
                    .map(Map.Entry::getKey)
                    .map(path -> path.replace("{id}", id).replace("{name}", "catalog"));
            return Stream.concat(documented, NOT_IN_THE_DOCUMENT.stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
