package com.ticketing.events.app.deployment;

import static com.ticketing.events.app.deployment.KubernetesManifests.container;
import static com.ticketing.events.app.deployment.KubernetesManifests.pod;
import static com.ticketing.events.app.deployment.KubernetesManifests.portNames;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.build.Checkout;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pods of {@code ops/kubernetes}: rights, probes, volumes. */
class KubernetesPodsTest {

    private static final Path DIRECTORY = Checkout.root().resolve("ops/kubernetes");

    private final KubernetesManifests manifests = KubernetesManifests.read(DIRECTORY);

    static Stream<Deployment> deployments() {
        return KubernetesManifests.read(DIRECTORY).all(Deployment.class).stream();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void aDeploymentSelectsItsPods(Deployment deployment) {
        assertThat(manifests.selected(deployment.getSpec().getSelector()))
                .extracting(selected -> selected.getMetadata().getName())
                .containsExactly(deployment.getMetadata().getName());
        assertThat(pod(deployment).getTopologySpreadConstraints())
                .isNotEmpty()
                .allMatch(constraint -> constraint
                        .getLabelSelector()
                        .equals(deployment.getSpec().getSelector()));
        assertThat(deployment.getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void aPodHasFewRights(Deployment deployment) {
        PodSpec pod = pod(deployment);
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        Container container = container(deployment);
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getResources().getRequests()).containsOnlyKeys("cpu", "memory");
        assertThat(container.getResources().getLimits())
                .containsEntry("memory", container.getResources().getRequests().get("memory"));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void probesUseAPortOfTheContainer(Deployment deployment) {
        Container container = container(deployment);
        Stream.of(container.getLivenessProbe(), container.getReadinessProbe(), container.getStartupProbe())
                .filter(Objects::nonNull)
                .forEach(probe -> {
                    assertThat(portNames(container))
                            .contains(probe.getHttpGet().getPort().getStrVal());
                    assertThat(probe.getTimeoutSeconds()).isLessThanOrEqualTo(probe.getPeriodSeconds());
                });
        assertThat(pod(deployment).getTerminationGracePeriodSeconds())
                .isGreaterThan(container.getLifecycle().getPreStop().getSleep().getSeconds());
    }

    @Test
    void theNodesHaveTheProbesOfTheService() {
        List<Container> nodes = deployments()
                .map(KubernetesManifests::container)
                .filter(container -> container.getImage().equals(NodeContainer.IMAGE))
                .toList();
        assertThat(nodes).hasSize(2).allSatisfy(node -> {
            assertThat(path(node.getReadinessProbe())).isEqualTo("/actuator/health/readiness");
            assertThat(path(node.getLivenessProbe())).isEqualTo("/actuator/health/liveness");
            assertThat(path(node.getStartupProbe())).isEqualTo("/actuator/health/liveness");
            assertThat(node.getPorts())
                    .extracting(ContainerPort::getContainerPort)
                    .containsExactly(8080);
        });
        assertThat(manifests.nodes())
                .extracting(node -> node.environment().get("EVENTS_ROLE"))
                .containsExactly("command", "query");
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void volumesExistAndAreMounted(Deployment deployment) {
        assertThat(container(deployment).getVolumeMounts().stream().map(VolumeMount::getName))
                .containsExactlyInAnyOrderElementsOf(pod(deployment).getVolumes().stream()
                        .map(Volume::getName)
                        .toList());
        for (Volume volume : pod(deployment).getVolumes()) {
            if (volume.getPersistentVolumeClaim() != null) {
                assertThat(manifests.all(PersistentVolumeClaim.class))
                        .extracting(claim -> claim.getMetadata().getName())
                        .contains(volume.getPersistentVolumeClaim().getClaimName());
            }
            if (volume.getConfigMap() != null) {
                assertThat(manifests.configMaps())
                        .containsKey(volume.getConfigMap().getName());
            }
        }
    }
}
