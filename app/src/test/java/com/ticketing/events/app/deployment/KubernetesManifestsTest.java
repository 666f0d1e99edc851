package com.ticketing.events.app.deployment;

import static com.ticketing.events.app.deployment.KubernetesManifests.container;
import static com.ticketing.events.app.deployment.KubernetesManifests.labels;
import static com.ticketing.events.app.deployment.KubernetesManifests.pod;
import static com.ticketing.events.app.deployment.KubernetesManifests.portNames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.app.build.Checkout;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifests in {@code ops/kubernetes}, read with the model of Kubernetes' API; no cluster is needed. */
class KubernetesManifestsTest {

    private static final Path DIRECTORY = Checkout.root().resolve("ops/kubernetes");
    private static final String MINIMAL = """
            apiVersion: apps/v1
            kind: Deployment
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                    - name: a
                      env: [{name: B, value: "1"}]
            """;

    private final KubernetesManifests manifests = KubernetesManifests.read(DIRECTORY);

    @ParameterizedTest
    @CsvSource({"replicas, replica", "kind: Deployment, kind: Deploy", "'\"1\"', 1", "containers, container"})
    void aMistakeIsFound(String correct, String mistake) {
        assertThat(KubernetesManifests.object(YamlDocuments.parse(MINIMAL).getFirst()))
                .isInstanceOf(Deployment.class);
        assertThatThrownBy(() -> KubernetesManifests.object(
                        YamlDocuments.parse(MINIMAL.replace(correct, mistake)).getFirst()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFileIsPartOfTheKustomization() throws IOException {
        Kustomization kustomization = manifests.kustomization();
        Stream<String> used = Stream.concat(
                kustomization.resources().stream(),
                kustomization.configMapGenerator().stream().flatMap(generator -> generator.envs().stream()));
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(used, Stream.of("kustomization.yaml"))
                            .filter(file -> !file.startsWith("../"))
                            .toList());
        }
        assertThat(manifests.all(Namespace.class))
                .extracting(namespace -> namespace.getMetadata().getName())
                .containsExactly(kustomization.namespace());
    }

    @Test
    void namesAreUnique() {
        assertThat(manifests.objects().stream()
                        .map(object ->
                                object.getKind() + " " + object.getMetadata().getName()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void theImagesAreThoseOfCompose() {
        ComposeFile compose = ComposeFile.read(Checkout.root().resolve("ops/compose.yaml"));
        Set<String> images = compose.services().values().stream()
                .map(container -> ComposeFile.withDefaults(container.image()))
                .collect(Collectors.toSet());
        assertThat(manifests.all(Deployment.class))
                .extracting(deployment -> container(deployment).getImage())
                .isSubsetOf(images)
                .containsAll(manifests.kustomization().images().stream()
                        .map(Kustomization.Image::name)
                        .toList());
    }

    @Test
    void theSecretsAreThoseOfTheDocumentation() throws IOException {
        String document = Files.readString(Checkout.root().resolve("docs/deployment.md"));
        Set<String> commands = new TreeSet<>();
        manifests.all(Deployment.class).stream()
                .flatMap(deployment -> pod(deployment).getVolumes().stream())
                .forEach(volume -> {
                    if (volume.getSecret() != null) {
                        volume.getSecret()
                                .getItems()
                                .forEach(
                                        item -> commands.add(volume.getSecret().getSecretName() + " " + item.getKey()));
                    }
                    if (volume.getProjected() != null) {
                        volume.getProjected()
                                .getSources()
                                .forEach(source -> source.getSecret()
                                        .getItems()
                                        .forEach(item ->
                                                commands.add(source.getSecret().getName() + " " + item.getKey())));
                    }
                });
        assertThat(commands)
                .hasSize(5)
                .allSatisfy(command -> assertThat(document)
                        .containsPattern(
                                "secret generic " + command.replace(" ", "(?:[^\\n]|\\\\\\n)* --from-file=") + "="));
        assertThat(manifests.objects()).noneMatch(object -> object.getKind().equals("Secret"));
    }

    @Test
    void servicesLeadToPortsOfPods() {
        for (Service service : manifests.all(Service.class)) {
            List<Deployment> pods = manifests.all(Deployment.class).stream()
                    .filter(deployment -> labels(deployment)
                            .entrySet()
                            .containsAll(service.getSpec().getSelector().entrySet()))
                    .toList();
            assertThat(pods).as(service.getMetadata().getName()).hasSize(1);
            assertThat(portNames(container(pods.getFirst())))
                    .containsAll(service.getSpec().getPorts().stream()
                            .map(port -> port.getTargetPort().getStrVal())
                            .toList());
        }
    }

    @Test
    void theIngressLeadsToAService() {
        Map<String, Service> services = manifests.all(Service.class).stream()
                .collect(Collectors.toMap(service -> service.getMetadata().getName(), service -> service));
        for (Ingress ingress : manifests.all(Ingress.class)) {
            ingress.getSpec().getRules().stream()
                    .flatMap(rule -> rule.getHttp().getPaths().stream())
                    .forEach(path -> {
                        IngressServiceBackend backend = path.getBackend().getService();
                        assertThat(services.get(backend.getName()).getSpec().getPorts())
                                .extracting(ServicePort::getName)
                                .contains(backend.getPort().getName());
                    });
            assertThat(ingress.getSpec().getTls().getFirst().getHosts())
                    .containsExactly(ingress.getSpec().getRules().getFirst().getHost());
        }
        assertThat(manifests.all(Ingress.class)).hasSize(1);
    }

    @Test
    void eachDeploymentHasADisruptionBudget() {
        assertThat(manifests.all(PodDisruptionBudget.class).stream()
                        .flatMap(budget -> manifests.selected(budget.getSpec().getSelector()).stream()))
                .containsExactlyInAnyOrderElementsOf(manifests.all(Deployment.class));
        assertThat(manifests.all(PodDisruptionBudget.class))
                .allMatch(budget -> budget.getSpec().getMaxUnavailable().getIntVal() == 1);
    }

    @Test
    void theProxyKnowsTheServicesOfTheNodes() {
        Deployment proxy = manifests.all(Deployment.class).stream()
                .filter(deployment -> deployment.getMetadata().getName().equals("event-service-proxy"))
                .findFirst()
                .orElseThrow();
        Map<String, String> environment = manifests.environment(container(proxy));
        assertThat(environment.keySet()).isEqualTo(HaproxyFile.read().variables());
        assertThat(container(proxy).getPorts())
                .extracting(ContainerPort::getContainerPort)
                .containsExactlyInAnyOrderElementsOf(HaproxyFile.read().ports());
        assertThat(manifests.configMaps().get("event-service-proxy"))
                .containsEntry("haproxy.cfg", HaproxyFile.read().text());
        Map.of("COMMAND_NODES", "event-service-command", "QUERY_NODES", "event-service-query")
                .forEach((variable, name) -> {
                    assertThat(environment)
                            .containsEntry(
                                    variable,
                                    name + "." + manifests.kustomization().namespace() + ".svc.cluster.local:8080");
                    assertThat(manifests.all(Service.class)).anySatisfy(service -> {
                        assertThat(service.getMetadata().getName()).isEqualTo(name);
                        assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
                    });
                });
    }
}
