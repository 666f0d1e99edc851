package com.ticketing.events.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "event-service is a POSIX script")
class EventServiceScriptTest {

    private ScriptSandbox sandbox;
    private Path script;
    private Path jar;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        sandbox = new ScriptSandbox(root.toRealPath());
        script = sandbox.project.resolve("event-service");
        jar = Files.createFile(
                Files.createDirectories(sandbox.project.resolve("app/target")).resolve("event-service.jar"));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private ScriptSandbox.Run run(String... arguments) throws IOException, InterruptedException {
        return sandbox.runIn(sandbox.home, script, arguments);
    }

    @Test
    void runsTheJarWithTheJava25BesideADefaultJava17() throws Exception {
        sandbox.onPath(sandbox.jdk("a-default", "17.0.15"));
        Path java = sandbox.jre("b-newer", "25.0.3");

        var run = run("load", "a  file", "--x=$HOME \"*\"", "");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        java %s
                        in %s
                        <--enable-native-access=ALL-UNNAMED>
                        <-XX:+ExitOnOutOfMemoryError>
                        <-XX:+UseCompactObjectHeaders>
                        <-jar>
                        <%s>
                        <load>
                        <a  file>
                        <--x=$HOME "*">
                        <>
                        """.formatted(java, sandbox.home, jar));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void keepsTheExitCode() throws Exception {
        sandbox.jre("java", "25.0.3");
        assertThat(run("verify", "fail").exitCode()).isEqualTo(7);
    }

    @Test
    void runsThroughSymbolicLinks() throws Exception {
        sandbox.jre("java", "25.0.3");
        Path absolute = Files.createSymbolicLink(sandbox.home.resolve("absolute link"), script);
        script = Files.createSymbolicLink(sandbox.home.resolve("relative"), absolute.getFileName());

        assertThat(run().out()).contains("<" + jar + ">");
    }

    @Test
    void prefersTheConfiguredJarToTheOneBesideItAndThatToTheBuild() throws Exception {
        sandbox.jre("java", "25.0.3");
        Path beside = Files.createFile(sandbox.project.resolve("event-service.jar"));
        assertThat(run().out()).contains("<" + beside + ">");

        Path configured = Files.createFile(sandbox.home.resolve("my service.jar"));
        sandbox.set("EVENT_SERVICE_JAR", configured);
        assertThat(run().out()).contains("<" + configured + ">");
    }

    @Test
    void passesTheOptionsOfTheJvm() throws Exception {
        sandbox.jre("java", "25.0.3");
        sandbox.set("JAVA_OPTS", "-Xmx1g -Dx=y");
        assertThat(run().out()).contains("<-Xmx1g>\n<-Dx=y>\n<-jar>");
    }

    @Test
    void runsTheExtractedProgramWithItsCacheIfItIsOfThisJar() throws Exception {
        sandbox.jre("java", "25.0.3");
        Path cache = extracted("event-service.aot");
        Path program = extracted("event-service.jar");
        sandbox.set("JAVA_OPTS", "-Xlog:aot");

        assertThat(run("serve").out()).contains("""
                        <-XX:AOTCache=%s>
                        <-XX:+VerifySharedSpaces>
                        <-Xlog:aot*=off,cds*=off>
                        <-Xlog:aot>
                        <-jar>
                        <%s>
                        <serve>
                        """.formatted(cache, program));

        FileTime modified = Files.getLastModifiedTime(jar);
        for (int difference : new int[] {-1, 1}) {
            Files.setLastModifiedTime(
                    program, FileTime.from(modified.toInstant().plusSeconds(difference)));
            assertThat(run("serve").out())
                    .contains("<-jar>\n<%s>".formatted(jar))
                    .doesNotContain("AOTCache");
        }
    }

    @Test
    void usesACacheBesideTheJar() throws Exception {
        sandbox.jre("java", "25.0.3");
        Path beside = Files.createFile(sandbox.project.resolve("event-service.jar"));
        Path cache = Files.createFile(sandbox.project.resolve("event-service.aot"));
        assertThat(run().out()).contains("<-XX:AOTCache=" + cache + ">").contains("<" + beside + ">");
    }

    @Test
    void usesTheNativeLibrariesBesideTheProgram() throws Exception {
        sandbox.jre("java", "25.0.3");
        extracted("event-service.jar");
        Path libraries = Files.createDirectory(jar.resolveSibling("event-service-extracted/native"));
        sandbox.set("JAVA_OPTS", "-Dx=y");
        assertThat(run().out()).contains("<-Dorg.sqlite.lib.path=" + libraries + ">\n<-Dx=y>\n");
        assertThat(run("train").out()).doesNotContain("org.sqlite");
    }

    @Test
    void trainsWithTheJarItself() throws Exception {
        sandbox.jre("java", "25.0.3");
        extracted("event-service.aot");
        extracted("event-service.jar");
        assertThat(run("train").out())
                .contains("<-jar>\n<%s>\n<train>".formatted(jar))
                .doesNotContain("AOTCache");
    }

    /** Creates a file of the extracted program, with the modification time of the jar. */
    private Path extracted(String name) throws IOException {
        Path directory = Files.createDirectories(jar.resolveSibling("event-service-extracted"));
        Path file = Files.createFile(directory.resolve(name));
        return Files.setLastModifiedTime(file, Files.getLastModifiedTime(jar));
    }

    @Test
    void reportsAMissingJarInOneLine() throws Exception {
        sandbox.jre("java", "25.0.3");
        Files.delete(jar);

        var run = run("serve");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("event-service: %s is missing; build it with ./mvnw package -DskipTests in %s\n"
                        .formatted(jar, sandbox.project));
    }

    @Test
    void reportsInOneLineThatThereIsNoJava25() throws Exception {
        sandbox.onPath(sandbox.jdk("jdk", "24.0.2"));

        var run = run("serve");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("event-service: No Java 25 or newer was found; install one, or set JAVA_HOME to it.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app/bench/http/run", "app/bench/rebuild/run", "query-side/bench/run", "mvnw"})
    void sharesTheSearchForAJdk(String other) {
        assertThat(Checkout.root().resolve(other))
                .content()
                .contains(". ./.mvn/jdk.sh", "JAVA_HOME=$(find_java_home javac)");
    }
}
