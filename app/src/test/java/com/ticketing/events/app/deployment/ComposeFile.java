package com.ticketing.events.app.deployment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The part of the Compose specification that {@code ops/compose.yaml} uses, with the types that it uses. */
record ComposeFile(
        String name,
        Map<String, Container> services,
        Map<String, SecretSource> secrets,
        Map<String, Object> volumes,
        Map<String, Network> networks) {

    private static final ObjectMapper MAPPER = YamlDocuments.mapper()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+:-([^}]*)}");

    record Container(
            String image,
            String user,
            boolean readOnly,
            List<String> capDrop,
            List<String> securityOpt,
            Logging logging,
            String restart,
            List<String> profiles,
            List<String> entrypoint,
            List<String> command,
            Map<String, String> environment,
            List<SecretMount> secrets,
            List<String> volumes,
            List<String> tmpfs,
            String shmSize,
            List<String> ports,
            Map<String, Attachment> networks,
            Map<String, Dependency> dependsOn,
            HealthCheck healthcheck,
            String stopGracePeriod,
            Deploy deploy) {

        Container {
            profiles = Objects.requireNonNullElse(profiles, List.of());
            environment = Objects.requireNonNullElse(environment, Map.of());
            secrets = Objects.requireNonNullElse(secrets, List.of());
            volumes = Objects.requireNonNullElse(volumes, List.of());
            ports = Objects.requireNonNullElse(ports, List.of());
            dependsOn = Objects.requireNonNullElse(dependsOn, Map.of());
        }
    }

    record Logging(String driver) {}

    /** A secret of a container; {@code target} is the name of the file in {@code /run/secrets}, or its path. */
    record SecretMount(String source, String target) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        SecretMount(@JsonProperty("source") String source, @JsonProperty("target") String target) {
            this.source = source;
            this.target = target;
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static SecretMount of(String source) {
            return new SecretMount(source, source);
        }

        String path() {
            return target.startsWith("/") ? target : "/run/secrets/" + target;
        }
    }

    record SecretSource(String file) {}

    record Attachment(@JsonProperty("ipv4_address") String address) {}

    record Dependency(String condition) {}

    record HealthCheck(
            List<String> test,
            String interval,
            String timeout,
            int retries,
            String startPeriod,
            String startInterval) {}

    record Deploy(Resources resources) {}

    record Resources(Limits limits) {}

    record Limits(String cpus, String memory, int pids) {}

    record Network(Ipam ipam, boolean internal) {}

    record Ipam(List<Subnet> config) {}

    record Subnet(String subnet) {}

    static ComposeFile read(Path file) {
        List<Map<String, Object>> documents = YamlDocuments.read(file);
        if (documents.size() != 1) {
            throw new IllegalArgumentException(file + " has " + documents.size() + " documents");
        }
        return of(documents.getFirst());
    }

    /** @throws IllegalArgumentException if a key has no field here */
    static ComposeFile of(Map<String, Object> document) {
        Map<String, Object> withoutExtensions = new LinkedHashMap<>(document);
        withoutExtensions.keySet().removeIf(key -> key.startsWith("x-"));
        return YamlDocuments.convert(MAPPER, withoutExtensions, ComposeFile.class);
    }

    /** The containers with the image of the service. */
    List<NodeContainer> nodes() {
        return services.entrySet().stream()
                .filter(service -> withDefaults(service.getValue().image()).equals(NodeContainer.IMAGE))
                .map(service -> node("compose " + service.getKey(), service.getValue()))
                .toList();
    }

    private static NodeContainer node(String name, Container container) {
        Map<String, String> environment = new HashMap<>();
        container.environment().forEach((variable, value) -> environment.put(variable, withDefaults(value)));
        return new NodeContainer(
                name,
                environment,
                container.secrets().stream().map(SecretMount::path).collect(Collectors.toSet()),
                NodeContainer.bytes(container.deploy().resources().limits().memory()),
                Duration.parse("PT" + container.stopGracePeriod()).toSeconds());
    }

    /** The text with the defaults of the variables of the shell. */
    static String withDefaults(String text) {
        return VARIABLE.matcher(text).replaceAll(variable -> Matcher.quoteReplacement(variable.group(1)));
    }
}
