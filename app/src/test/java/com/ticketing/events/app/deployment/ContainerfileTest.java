package com.ticketing.events.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.deployment.Containerfile.Instruction;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ops/image/Containerfile}, and what Compose and Kubernetes expect of the image that it makes. */
class ContainerfileTest {

    private static final Path ROOT = Checkout.root();
    private static final Path IMAGE = ROOT.resolve("ops/image");
    private static final String DATA = "/var/lib/event-service";
    private static final String USER = "10001";
    private static final String JAR = "app/target/event-service.jar";

    private final Containerfile file = Containerfile.read(IMAGE.resolve("Containerfile"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM a\nADD https://example.org/a /a",
                "FROM a\nMAINTAINER b",
                "FROM a\nSHELL [\"/bin/bash\"]",
                "FROM",
                "from a"
            })
    void otherInstructionsAreErrors(String content) {
        assertThatThrownBy(() -> Containerfile.parse(content)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyStageHasTheBaseThatAnArgumentNames() throws IOException {
        assertThat(file.arguments()).hasSize(1);
        Instruction base = file.arguments().getFirst();
        assertThat(base.name()).isEqualTo("ARG");
        assertThat(base.pairs()).containsOnlyKeys("BASE");
        String release = Files.readString(ROOT.resolve("pom.xml"))
                .replaceAll("(?s).*<java.version>(\\d+)</java.version>.*", "$1");
        assertThat(base.pairs().get("BASE")).matches("[\\w.-]+/[\\w./-]+:" + release + "[\\w.-]*");
        assertThat(file.stages())
                .hasSize(2)
                .allSatisfy(stage ->
                        assertThat(stage.getFirst().operands().getFirst()).isEqualTo("${BASE}"));
    }

    @Test
    void theProcessIsStartedDirectlyAsAnUnprivilegedUser() {
        assertThat(file.onlyOfImage("USER").text()).isEqualTo(USER + ":" + USER);
        assertThat(file.onlyOfImage("ENTRYPOINT").command()).containsExactly("event-service");
        assertThat(file.onlyOfImage("STOPSIGNAL").text()).isEqualTo("SIGTERM");
        List<String> names =
                file.stages().getLast().stream().map(Instruction::name).toList();
        assertThat(names.subList(names.indexOf("USER"), names.size())).doesNotContain("RUN", "COPY", "WORKDIR");
        assertThat(names.subList(names.indexOf("VOLUME"), names.size())).doesNotContain("RUN", "COPY", "WORKDIR");
    }

    @Test
    void theTrainedProgramIsTheLastThingThatIsCopied() {
        assertThat(file.stages().getFirst().getLast()).isEqualTo(new Instruction("RUN", "./event-service train"));
        Instruction copy = file.ofImage("COPY").getLast();
        assertThat(copy.options()).containsEntry("from", "train");
        assertThat(copy.operands()).containsExactly("/opt/train/event-service-extracted/", "./");
    }

    @Test
    void copiesOnlyFilesOfTheRepositoryAndTheJar() {
        List<Instruction> copies = file.stages().stream()
                .flatMap(List::stream)
                .filter(instruction -> instruction.name().equals("COPY"))
                .filter(copy -> !copy.options().containsKey("from"))
                .toList();
        assertThat(copies).hasSize(5).allSatisfy(copy -> {
            // The modes in a checkout depend on the umask.
            assertThat(copy.options()).containsOnlyKeys("chmod");
            assertThat(copy.operands()).hasSize(2);
            String source = copy.operands().getFirst();
            if (!source.equals("${JAR}")) {
                assertThat(ROOT.resolve(source)).isRegularFile();
                assertThat(copy.options().get("chmod")).isEqualTo(source.endsWith(".sh") ? "0644" : "0755");
            }
        });
        assertThat(file.stages().getFirst()).contains(new Instruction("ARG", "JAR=" + JAR));
        assertThat(ROOT.resolve("event-service")).content().contains("/" + JAR);
    }

    @Test
    void theEnvironmentIsKnownToTheServiceAndHasNoSecret() throws Exception {
        Map<String, String> variables = new HashMap<>(file.onlyOfImage("ENV").pairs());
        assertThat(variables).containsEntry("SERVER_ADDRESS", "0.0.0.0").containsEntry("EVENTS_DATA_DIR", DATA);
        String options = variables.remove(NodeContainer.JVM_OPTIONS);
        assertThat(ServiceSettings.unknownVariables(variables)).isEmpty();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Arrays.asList(options.split(" ")));
        command.add("-version");
        assertThat(run(command.toArray(String[]::new)).exitCode()).isZero();

        assertThat(file.stages().stream().flatMap(List::stream))
                .noneMatch(instruction -> instruction.text().matches("(?i).*(password|token|secret|credential).*"));
    }

    @Test
    void theLabelsAreThoseOfTheOpenContainerInitiative() {
        String prefix = "org.opencontainers.image.";
        Map<String, String> labels = file.onlyOfImage("LABEL").pairs();
        assertThat(labels)
                .containsOnlyKeys(Stream.of("title", "description", "version", "revision", "source", "licenses")
                        .map(prefix::concat)
                        .toList());
        for (String argument : List.of("version", "revision", "source", "licenses")) {
            assertThat(labels.get(prefix + argument)).isEqualTo("${" + argument.toUpperCase(Locale.ROOT) + "}");
        }
    }

    @Test
    void composeExpectsThisImage() {
        ComposeFile compose = ComposeFile.read(ROOT.resolve("ops/compose.yaml"));
        List<ComposeFile.Container> nodes = compose.services().values().stream()
                .filter(container -> ComposeFile.withDefaults(container.image()).equals(NodeContainer.IMAGE))
                .toList();
        assertThat(nodes).hasSize(3).allSatisfy(node -> {
            assertThat(node.user()).isEqualTo(file.onlyOfImage("USER").text());
            assertThat(node.entrypoint()).isNull();
            assertThat(node.command()).isNull();
            assertThat(node.volumes()).allMatch(volume -> volume.endsWith(":" + DATA));
            List<String> test = node.healthcheck().test();
            assertThat(test.getFirst()).isEqualTo("CMD");
            assertThat(test.subList(1, test.size()))
                    .isEqualTo(file.onlyOfImage("HEALTHCHECK").command());
            assertThat(file.onlyOfImage("HEALTHCHECK").options())
                    .containsEntry("interval", node.healthcheck().interval())
                    .containsEntry("timeout", node.healthcheck().timeout())
                    .containsEntry("start-period", node.healthcheck().startPeriod())
                    .containsEntry(
                            "retries", Integer.toString(node.healthcheck().retries()));
        });
        assertThat(file.onlyOfImage("VOLUME").text()).isEqualTo(DATA);
    }

    @Test
    void kubernetesExpectsThisImage() {
        List<Deployment> deployments =
                KubernetesManifests.read(ROOT.resolve("ops/kubernetes")).all(Deployment.class).stream()
                        .filter(deployment -> KubernetesManifests.container(deployment)
                                .getImage()
                                .equals(NodeContainer.IMAGE))
                        .toList();
        assertThat(deployments).hasSize(2).allSatisfy(deployment -> {
            var security = KubernetesManifests.pod(deployment).getSecurityContext();
            assertThat(security.getRunAsUser() + ":" + security.getRunAsGroup())
                    .isEqualTo(file.onlyOfImage("USER").text());
            var container = KubernetesManifests.container(deployment);
            assertThat(container.getCommand()).isEmpty();
            assertThat(container.getArgs()).isEmpty();
            assertThat(container.getPorts())
                    .extracting(port -> port.getContainerPort().toString())
                    .containsExactly(file.onlyOfImage("EXPOSE").text());
            assertThat(container.getVolumeMounts().stream().map(VolumeMount::getMountPath))
                    .contains("/tmp")
                    .allMatch(path -> !path.startsWith("/opt"));
        });
    }

    @Test
    void theScriptExplainsAWrongArgumentInOneLine() throws Exception {
        String script = IMAGE.resolve("test").toString();
        assertThat(run("bash", "-n", script)).isEqualTo(new Run(0, ""));
        Run wrong = run("bash", script, "--nothing");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.output())
                .startsWith("ops/image/test: unknown argument --nothing")
                .hasLineCount(1);
    }

    private record Run(int exitCode, String output) {}

    private static Run run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
