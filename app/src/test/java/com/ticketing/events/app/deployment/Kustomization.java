package com.ticketing.events.app.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The part of a {@code kustomization.yaml} that {@code ops} uses. */
record Kustomization(
        String apiVersion,
        String kind,
        String namespace,
        List<String> resources,
        List<Generator> configMapGenerator,
        List<Image> images) {

    private static final ObjectMapper MAPPER = YamlDocuments.mapper().build();

    Kustomization {
        resources = Objects.requireNonNullElse(resources, List.of());
        configMapGenerator = Objects.requireNonNullElse(configMapGenerator, List.of());
        images = Objects.requireNonNullElse(images, List.of());
    }

    /** A ConfigMap of files, and of variables in files. */
    record Generator(String name, List<String> files, List<String> envs) {

        Generator {
            files = Objects.requireNonNullElse(files, List.of());
            envs = Objects.requireNonNullElse(envs, List.of());
        }
    }

    record Image(String name, String newName, String newTag) {}

    static Kustomization in(Path directory) {
        return YamlDocuments.convert(
                MAPPER,
                YamlDocuments.read(directory.resolve("kustomization.yaml")).getFirst(),
                Kustomization.class);
    }
}
