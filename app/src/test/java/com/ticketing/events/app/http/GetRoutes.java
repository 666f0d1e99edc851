package com.ticketing.events.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Yaml31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paths of {@code openapi.yaml}, and the pages and operational paths that it does not describe. */
public final class GetRoutes {

    private static final List<String> NOT_IN_THE_DOCUMENT = List.of(
            "/",
            "/admin",
            "/favicon.ico",
            "/e/{id}",
            "/sitemap.xml",
            "/robots.txt",
            "/embed/event-summary.js",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/actuator/info",
            "/actuator/prometheus",
            "/actuator/sbom",
            "/actuator/sbom/application",
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/swagger-ui.html",
            "/swagger-ui/index.html",
            "/swagger-ui/swagger-initializer.js");

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private GetRoutes() {}

    /** The paths, with this id for the Event and {@code catalog} for the projection. */
    public static List<String> withId(String id) {
        Stream<String> documented = documented(id).entrySet().stream()
                .filter(route -> route.getValue().contains("GET"))
                .map(Map.Entry::getKey);
        return Stream.concat(documented, NOT_IN_THE_DOCUMENT.stream().map(path -> path(path, id)))
                .toList();
    }

    /** The methods of each path of {@code openapi.yaml}, for this Event and the first delivery. */
    public static Map<String, Set<String>> documented(String id) {
        try (InputStream document = GetRoutes.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Set<String>> routes = new TreeMap<>();
            for (Map.Entry<String, JsonNode> path :
                    Yaml31.mapper().readTree(document).get("paths").properties()) {
                routes.put(path(path.getKey(), id), methods(path.getValue()));
            }
            return routes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String template, String id) {
        return template.replace("{id}", id)
                .replace("{name}", "catalog")
                .replace("{position}", "1")
                .replace("{channel}", "log");
    }

    private static Set<String> methods(JsonNode path) {
        return path.properties().stream()
                .map(method -> method.getKey().toUpperCase(Locale.ROOT))
                .filter(METHODS::contains)
                .collect(Collectors.toSet());
    }
}
