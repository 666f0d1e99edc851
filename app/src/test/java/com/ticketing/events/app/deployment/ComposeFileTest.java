package com.ticketing.events.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.deployment.ComposeFile.Container;
import com.ticketing.events.app.deployment.ComposeFile.Dependency;
import com.ticketing.events.app.deployment.ComposeFile.SecretMount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ops/compose.yaml}, read strictly; no container engine is needed. */
class ComposeFileTest {

    private static final Path OPS = Checkout.root().resolve("ops");
    private static final Path FILE = OPS.resolve("compose.yaml");
    private static final String MINIMAL = """
            name: x
            services:
              a:
                image: b
                environment: {C: "1"}
            """;

    private final ComposeFile compose = ComposeFile.read(FILE);

    static Stream<Map.Entry<String, Container>> containers() {
        return ComposeFile.read(FILE).services().entrySet().stream();
    }

    /** The containers that are not to end. */
    static Stream<Map.Entry<String, Container>> servers() {
        return containers().filter(container -> !container.getKey().equals("query-user"));
    }

    private static ComposeFile parse(String text) {
        return ComposeFile.of(YamlDocuments.parse(text).getFirst());
    }

    @ParameterizedTest
    @CsvSource({"image: b, images: b", "'\"1\"', 1", "'\"1\"', true", "name: x, 'name: x\nname: y'", "name: x, nam: x"})
    void aMistakeIsFound(String correct, String mistake) {
        assertThat(parse(MINIMAL).services()).containsOnlyKeys("a");
        assertThatThrownBy(() -> parse(MINIMAL.replace(correct, mistake))).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void aContainerHasFewRights(Map.Entry<String, Container> entry) {
        Container container = entry.getValue();
        assertThat(container.readOnly()).isTrue();
        assertThat(container.capDrop()).containsExactly("ALL");
        assertThat(container.securityOpt()).contains("no-new-privileges:true");
        assertThat(container.user()).isNotNull().doesNotStartWith("0").doesNotStartWith("root");
        assertThat(container.deploy().resources().limits().pids()).isPositive();
        assertThat(NodeContainer.bytes(container.deploy().resources().limits().memory()))
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aServerStartsAgainAndHasAHealthCheck(Map.Entry<String, Container> entry) {
        assertThat(entry.getValue().restart()).isEqualTo("unless-stopped");
        assertThat(entry.getValue().healthcheck() != null)
                .isNotEqualTo(entry.getKey().equals("haproxy"));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void portsAreBoundToTheLoopbackInterface(Map.Entry<String, Container> entry) {
        assertThat(entry.getValue().ports()).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void secretsAreFiles(Map.Entry<String, Container> entry) {
        Container container = entry.getValue();
        Map<String, String> secrets = new TreeMap<>(container.environment());
        secrets.keySet().removeIf(name -> !name.matches("(?i).*(password|token|secret|key).*"));
        assertThat(secrets.values())
                .isSubsetOf(container.secrets().stream().map(SecretMount::path).toList());
    }

    @Test
    void everySecretAndVolumeIsDeclaredAndUsed() {
        Set<String> secrets = new TreeSet<>();
        Set<String> volumes = new TreeSet<>();
        compose.services().values().forEach(container -> {
            container.secrets().forEach(secret -> secrets.add(secret.source()));
            container.volumes().forEach(volume -> volumes.add(volume.split(":", -1)[0]));
        });
        assertThat(compose.secrets().keySet()).isEqualTo(secrets);
        assertThat(compose.secrets())
                .allSatisfy((name, secret) -> assertThat(secret.file()).isEqualTo("./secrets/" + name));
        volumes.removeIf(volume -> volume.startsWith("./"));
        assertThat(compose.volumes().keySet()).isEqualTo(volumes);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void filesMountedIntoAContainerExist(Map.Entry<String, Container> entry) {
        assertThat(entry.getValue().volumes().stream()
                        .filter(volume -> volume.startsWith("./"))
                        .map(volume -> OPS.resolve(volume.split(":", -1)[0])))
                .allMatch(Files::exists);
    }

    @Test
    void prometheusHasTheSameJobInContainers() {
        Path directory = OPS.resolve("prometheus");
        assertThat(PrometheusFile.withoutTargets(directory.resolve("compose.yaml")))
                .isEqualTo(PrometheusFile.withoutTargets(directory.resolve("prometheus.yaml")));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void dependenciesCanBeFulfilled(Map.Entry<String, Container> entry) {
        entry.getValue().dependsOn().forEach((name, dependency) -> {
            Container target = compose.services().get(name);
            assertThat(target.healthcheck() != null).isEqualTo(dependency.equals(new Dependency("service_healthy")));
            assertThat(entry.getValue().profiles()).containsAll(target.profiles());
        });
    }

    @Test
    void theServiceChecksItsHealthItself() {
        Stream.of("event-service", "command", "query")
                .map(compose.services()::get)
                .forEach(node ->
                        assertThat(node.healthcheck().test()).containsExactly("CMD", "event-service", "health"));
    }

    @Test
    void theNodesHaveTheRolesOfTheirNames() {
        Map<String, String> roles = new HashMap<>();
        compose.nodes()
                .forEach(node -> roles.put(node.name(), node.environment().get("EVENTS_ROLE")));
        assertThat(roles)
                .isEqualTo(
                        Map.of("compose event-service", "all", "compose command", "command", "compose query", "query"));
        assertThat(compose.services().get("event-service").profiles()).isEmpty();
    }

    @Test
    void onlyTheProxyIsTrustedAndItKnowsTheNodes() {
        Container proxy = compose.services().get("haproxy");
        String address = proxy.networks().get("default").address();
        assertThat(List.of("command", "query"))
                .allSatisfy(role -> assertThat(compose.services().get(role).environment())
                        .containsEntry("EVENTS_LIMITS_TRUSTEDPROXIES", address));
        assertThat(compose.services().get("event-service").environment())
                .doesNotContainKey("EVENTS_LIMITS_TRUSTEDPROXIES");
        assertThat(proxy.environment())
                .containsEntry("COMMAND_NODES", "command:8080")
                .containsEntry("QUERY_NODES", "query:8080");
        assertThat(HaproxyFile.read().variables()).isEqualTo(proxy.environment().keySet());
    }

    @Test
    void prometheusScrapesTheNodesWithItsToken() {
        Container prometheus = compose.services().get("prometheus");
        PrometheusFile configuration = PrometheusFile.read(OPS.resolve("prometheus/compose.yaml"));
        assertThat(configuration.names())
                .isSubsetOf(compose.services().keySet())
                .hasSize(3);
        assertThat(configuration.path()).isEqualTo("/actuator/prometheus");
        assertThat(prometheus.secrets())
                .containsExactly(new SecretMount("prometheus-token", "/etc/prometheus/" + configuration.tokenFile()));
        assertThat(configuration.ruleFiles())
                .allSatisfy(file -> assertThat(prometheus.volumes())
                        .contains("./prometheus/" + file + ":/etc/prometheus/" + file + ":ro"));
    }

    @Test
    void theDatabaseIsReachedByNodesOnly() {
        assertThat(compose.networks().get("database").internal()).isTrue();
        assertThat(compose.services().get("postgresql").networks()).containsOnlyKeys("database");
        assertThat(compose.services().entrySet().stream()
                        .filter(service -> service.getValue().networks().containsKey("database"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("postgresql", "event-service", "command", "query", "query-user");
    }
}
