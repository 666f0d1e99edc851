package com.ticketing.events.app.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The objects of a kustomization, read with the model of Kubernetes' API; the ConfigMaps that it generates have their
 * names without a hash.
 *
 * @param configMaps content by name
 */
record KubernetesManifests(
        Kustomization kustomization, List<HasMetadata> objects, Map<String, Map<String, String>> configMaps) {

    private static final ObjectMapper MAPPER = YamlDocuments.mapper().build();

    private static final Map<String, Class<? extends HasMetadata>> TYPES = List.of(
                    Namespace.class,
                    Service.class,
                    PersistentVolumeClaim.class,
                    Deployment.class,
                    Ingress.class,
                    NetworkPolicy.class,
                    PodDisruptionBudget.class)
            .stream()
            .collect(Collectors.toMap(
                    type -> HasMetadata.getApiVersion(type) + " " + HasMetadata.getKind(type), Function.identity()));

    static KubernetesManifests read(Path directory) {
        KubernetesManifests manifests =
                new KubernetesManifests(Kustomization.in(directory), new ArrayList<>(), new HashMap<>());
        manifests.add(directory, manifests.kustomization);
        return manifests;
    }

    private void add(Path directory, Kustomization kustomization) {
        for (Kustomization.Generator generator : kustomization.configMapGenerator()) {
            configMaps.put(generator.name(), data(directory, generator));
        }
        for (String resource : kustomization.resources()) {
            Path path = directory.resolve(resource);
            if (Files.isDirectory(path)) {
                add(path, Kustomization.in(path));
            } else {
                YamlDocuments.read(path).forEach(document -> objects.add(object(document)));
            }
        }
    }

    private static Map<String, String> data(Path directory, Kustomization.Generator generator) {
        Map<String, String> data = new HashMap<>();
        try {
            for (String file : generator.files()) {
                data.put(file, Files.readString(directory.resolve(file)));
            }
            for (String file : generator.envs()) {
                Properties variables = new Properties();
                variables.load(Files.newBufferedReader(directory.resolve(file)));
                variables.forEach((name, value) -> data.put((String) name, (String) value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }

    /** @throws IllegalArgumentException if the kind is unknown, or a key has no field in its type */
    static HasMetadata object(Map<String, Object> document) {
        Class<? extends HasMetadata> type = TYPES.get(document.get("apiVersion") + " " + document.get("kind"));
        if (type == null) {
            throw new IllegalArgumentException("No type for " + document.get("kind"));
        }
        return YamlDocuments.convert(MAPPER, document, type);
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The variables of a container, those of its ConfigMaps included. */
    Map<String, String> environment(Container container) {
        Map<String, String> environment = new HashMap<>();
        container
                .getEnvFrom()
                .forEach(source -> environment.putAll(Objects.requireNonNull(
                        configMaps.get(source.getConfigMapRef().getName()),
                        source.getConfigMapRef().getName())));
        for (EnvVar variable : container.getEnv()) {
            environment.put(variable.getName(), Objects.requireNonNull(variable.getValue(), variable.getName()));
        }
        return environment;
    }

    /** The containers with the image of the service. */
    List<NodeContainer> nodes() {
        return all(Deployment.class).stream()
                .map(KubernetesManifests::pod)
                .filter(pod -> pod.getContainers().getFirst().getImage().equals(NodeContainer.IMAGE))
                .map(this::node)
                .toList();
    }

    private NodeContainer node(PodSpec pod) {
        Container container = pod.getContainers().getFirst();
        Map<String, String> environment = environment(container);
        return new NodeContainer(
                "kubernetes " + environment.get("EVENTS_ROLE"),
                environment,
                secretFiles(pod, container),
                container
                        .getResources()
                        .getLimits()
                        .get("memory")
                        .getNumericalAmount()
                        .longValueExact(),
                pod.getTerminationGracePeriodSeconds()
                        - container.getLifecycle().getPreStop().getSleep().getSeconds());
    }

    private static Set<String> secretFiles(PodSpec pod, Container container) {
        Map<String, String> directories = container.getVolumeMounts().stream()
                .collect(Collectors.toMap(mount -> mount.getName(), mount -> mount.getMountPath() + "/"));
        Set<String> files = new HashSet<>();
        pod.getVolumes().forEach(volume -> {
            String directory = directories.get(volume.getName());
            if (volume.getSecret() != null) {
                volume.getSecret().getItems().forEach(item -> files.add(directory + item.getPath()));
            }
            if (volume.getProjected() != null) {
                volume.getProjected()
                        .getSources()
                        .forEach(source ->
                                source.getSecret().getItems().forEach(item -> files.add(directory + item.getPath())));
            }
        });
        return files;
    }

    /** The Deployments whose pods a selector selects. */
    List<Deployment> selected(LabelSelector selector) {
        return all(Deployment.class).stream()
                .filter(deployment -> PodSelectors.matches(selector, labels(deployment)))
                .toList();
    }

    static PodSpec pod(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec();
    }

    /** The only container of the pods of a Deployment. */
    static Container container(Deployment deployment) {
        List<Container> containers = pod(deployment).getContainers();
        if (containers.size() != 1) {
            throw new IllegalArgumentException(deployment.getMetadata().getName() + " has several containers");
        }
        return containers.getFirst();
    }

    static Map<String, String> labels(Deployment deployment) {
        return deployment.getSpec().getTemplate().getMetadata().getLabels();
    }

    static Set<String> portNames(Container container) {
        return container.getPorts().stream().map(ContainerPort::getName).collect(Collectors.toSet());
    }
}
