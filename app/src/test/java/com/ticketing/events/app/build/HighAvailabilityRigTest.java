package com.ticketing.events.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.util.Yaml31;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of {@code ops/ha} are well-formed. Running them needs packages that the build does not. */
class HighAvailabilityRigTest {

    private final Path rig = Checkout.root().resolve("ops/ha");

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "rounds", "rig.sh"})
    void theShellParsesTheScripts(String script) throws Exception {
        Process shell = new ProcessBuilder("bash", "-n", rig.resolve(script).toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(shell.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"etcd.yml", "patroni.yml"})
    void theConfigurationIsYaml(String file) throws IOException {
        assertThat(Yaml31.mapper().readTree(Files.readString(rig.resolve(file))).isObject())
                .isTrue();
    }

    @Test
    void theProgramsCompile(@TempDir Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> sources = Files.list(rig.resolve("java"));
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertThat(compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-d", classes.toString(), "-Xlint:all", "-Werror"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources.toList()))
                            .call())
                    .isTrue();
        }
    }
}
