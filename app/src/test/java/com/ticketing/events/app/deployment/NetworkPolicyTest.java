package com.ticketing.events.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.build.Checkout;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The traffic that {@code ops/kubernetes/network.yaml} allows between the pods of {@code ops/kubernetes}. */
class NetworkPolicyTest {

    private final KubernetesManifests manifests =
            KubernetesManifests.read(Checkout.root().resolve("ops/kubernetes"));
    private final List<NetworkPolicy> policies = manifests.all(NetworkPolicy.class);

    private static Map<String, String> labels(String component) {
        return Map.of("app.kubernetes.io/name", "event-service", "app.kubernetes.io/component", component);
    }

    /** Whether pods of one component may connect to the port of pods of another one. */
    private boolean allowed(String from, String to, String port) {
        return policies.stream()
                        .filter(policy -> applies(policy, from))
                        .flatMap(policy -> policy.getSpec().getEgress().stream())
                        .anyMatch(rule -> hasPod(rule.getTo(), to) && hasPort(rule.getPorts(), port))
                && policies.stream()
                        .filter(policy -> applies(policy, to))
                        .flatMap(policy -> policy.getSpec().getIngress().stream())
                        .anyMatch(rule -> hasPod(rule.getFrom(), from) && hasPort(rule.getPorts(), port));
    }

    private static boolean applies(NetworkPolicy policy, String component) {
        return PodSelectors.matches(policy.getSpec().getPodSelector(), labels(component));
    }

    private static boolean hasPod(List<NetworkPolicyPeer> peers, String component) {
        return peers.stream()
                .anyMatch(peer -> peer.getNamespaceSelector() == null
                        && PodSelectors.matches(peer.getPodSelector(), labels(component)));
    }

    private static boolean hasPort(List<NetworkPolicyPort> ports, String port) {
        return ports.stream().anyMatch(allowed -> port.equals(text(allowed.getPort())));
    }

    private static String text(IntOrString port) {
        return port.getStrVal() != null ? port.getStrVal() : String.valueOf(port.getIntVal());
    }

    private boolean admits(String namespace, String component) {
        return policies.stream()
                .filter(policy -> applies(policy, component))
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .flatMap(rule -> rule.getFrom().stream())
                .map(NetworkPolicyPeer::getNamespaceSelector)
                .anyMatch(selector -> selector != null
                        && PodSelectors.matches(selector, Map.of("kubernetes.io/metadata.name", namespace)));
    }

    @Test
    void everythingIsDeniedUnlessItIsAllowed() {
        assertThat(policies).anySatisfy(policy -> {
            assertThat(policy.getSpec().getPodSelector()).isEqualTo(new LabelSelector());
            assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
            assertThat(policy.getSpec().getIngress()).isEmpty();
            assertThat(policy.getSpec().getEgress()).isEmpty();
        });
    }

    @Test
    void theProxyReachesTheNodesAndNothingElseDoes() {
        for (String node : List.of("command", "query")) {
            assertThat(allowed("proxy", node, "http")).isTrue();
            assertThat(allowed("command", node, "http")).isFalse();
            assertThat(allowed("query", node, "http")).isFalse();
            assertThat(allowed(node, "proxy", "http")).isFalse();
            assertThat(admits("monitoring", node)).isTrue();
            assertThat(admits("ingress", node)).isFalse();
        }
        assertThat(admits("ingress", "proxy")).isTrue();
        assertThat(admits("default", "proxy")).isFalse();
    }

    @Test
    void nodesReachTheDatabaseAndAllPodsTheNameServer() {
        for (String component : List.of("command", "query", "proxy")) {
            assertThat(reaches(component, "5432")).isNotEqualTo(component.equals("proxy"));
            assertThat(reaches(component, "53")).isTrue();
        }
        assertThat(manifests.configMaps().get("event-service").get("SPRING_DATASOURCE_URL"))
                .isEqualTo("jdbc:postgresql://postgresql/events");
    }

    private boolean reaches(String component, String port) {
        return policies.stream()
                .filter(policy -> applies(policy, component))
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> hasPort(rule.getPorts(), port));
    }

    @Test
    void namedPortsArePortsOfTheSelectedPods() {
        assertThat(manifests.all(Deployment.class))
                .allSatisfy(deployment -> assertThat(deployment
                                .getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .getFirst()
                                .getPorts())
                        .extracting(ContainerPort::getName)
                        .contains("http"));
    }
}
