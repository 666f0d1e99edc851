package com.ticketing.events.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.role.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The configuration of each container of the service in {@code ops}, read as the service reads it. */
class ContainerConfigurationTest {

    private static final Path OPS = Checkout.root().resolve("ops");

    /** Heap that 100,000 Events require, and memory beside the heap (docs/operations.md). */
    private static final long QUERY_HEAP_BYTES = 144L << 20;

    private static final long OTHER_BYTES = 200L << 20;

    static Stream<NodeContainer> nodes() {
        return Stream.concat(
                ComposeFile.read(OPS.resolve("compose.yaml")).nodes().stream(),
                KubernetesManifests.read(OPS.resolve("kubernetes")).nodes().stream());
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void everyVariableIsKnownToTheService(NodeContainer node) throws IOException {
        assertThat(Checkout.root().resolve("event-service")).content().contains("${JAVA_OPTS:-}");
        Map<String, String> variables = new HashMap<>(node.environment());
        assertThat(variables.remove(NodeContainer.JVM_OPTIONS)).isNotNull();
        assertThat(ServiceSettings.unknownVariables(variables)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void everyFileOfTheConfigTreeIsAKnownProperty(NodeContainer node) {
        Map<String, String> properties = new HashMap<>();
        node.fileProperties().forEach(name -> properties.put(name, "x"));
        assertThat(properties).hasSize(3);
        assertThat(ServiceSettings.unknownProperties(properties)).isEmpty();
        assertThat(node.files()).contains(node.environment().get("EVENTS_PERSONALDATA_KEYFILE"));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void theSecretsAreReadFromTheirFiles(NodeContainer node, @TempDir Path directory) throws IOException {
        for (String name : node.fileProperties()) {
            Files.writeString(directory.resolve(name), "secret of " + name + "\n");
        }
        Map<String, Object> variables = new HashMap<>(node.environment());
        variables.put("SPRING_CONFIG_IMPORT", "configtree:" + directory + "/");
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);

        assertThat(environment.getProperty("events.security.tokens.admin")).isEqualTo("secret of ADMIN_TOKEN");
        assertThat(environment.getProperty("spring.datasource.password"))
                .isEqualTo("secret of spring.datasource.password");
        assertThat(environment.getProperty("events.security.actors.prometheus.tokens"))
                .isEqualTo("secret of events.security.actors.prometheus.tokens");
        assertThat(environment.getProperty("events.security.actors.prometheus.scopes"))
                .isEqualTo("metrics");
        assertThat(environment.getProperty("spring.datasource.username"))
                .isEqualTo(Role.of(environment) == Role.QUERY ? "event_queries" : "events");
        assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
        assertThat(environment.getProperty("server.port")).isEqualTo("8080");
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void theTimeToStopExceedsThatOfTheService(NodeContainer node) {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        Duration phase = DurationStyle.detectAndParse(
                environment.getRequiredProperty("spring.lifecycle.timeout-per-shutdown-phase"));
        assertThat(Duration.ofSeconds(node.stopSeconds())).isGreaterThan(phase.multipliedBy(2));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void theHeapFitsIntoTheMemory(NodeContainer node) {
        assertThat(node.memoryBytes()).isGreaterThanOrEqualTo(node.heapBytes() + OTHER_BYTES);
        if (!node.environment().get("EVENTS_ROLE").equals("command")) {
            assertThat(node.heapBytes()).isGreaterThan(QUERY_HEAP_BYTES);
        }
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void theJvmKnowsItsOptions(NodeContainer node) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(node.jvmOptions());
        command.add("-version");
        Process java = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(java.waitFor()).isZero();
    }
}
