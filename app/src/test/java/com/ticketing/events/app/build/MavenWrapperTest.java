package com.ticketing.events.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "mvnw is a POSIX script")
class MavenWrapperTest {

    private ScriptSandbox sandbox;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        sandbox = new ScriptSandbox(root.toRealPath());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void findsTheJdk25BesideADefaultJdk17() throws Exception {
        sandbox.onPath(sandbox.jdk("a-default", "17.0.15"));
        Path jdk = sandbox.jdk("b-newer", "25.0.3");
        sandbox.maven(sandbox.bin, "3.9.9");

        var run = sandbox.run("verify");

        assertThat(run.out()).contains("home " + jdk + "\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void ignoresAJavaHomeThatIsTooOld() throws Exception {
        sandbox.set("JAVA_HOME", sandbox.jdk("a-home", "1.8.0_402"));
        Path jdk = sandbox.jdk("b-newer", "26-ea");
        sandbox.maven(sandbox.bin, "3.9.9");

        assertThat(sandbox.run("verify").out()).contains("home " + jdk + "\n");
    }

    @Test
    void prefersJavaHomeToThePathAndThePathToTheUsualLocations() throws Exception {
        sandbox.jdk("a-usual", "25");
        Path onPath = sandbox.jdk("b-path", "25.0.1");
        Path javaHome = sandbox.jdk("c-home", "25.0.2");
        sandbox.maven(sandbox.bin, "3.9.9");
        sandbox.onPath(onPath);

        assertThat(sandbox.run().out()).contains("home " + onPath + "\n");

        sandbox.set("JAVA_HOME", javaHome);
        assertThat(sandbox.run().out()).contains("home " + javaHome + "\n");
    }

    @Test
    void ignoresAJreWithoutACompiler() throws Exception {
        sandbox.set("JAVA_HOME", sandbox.jre("a-jre", "25.0.3"));
        Path jdk = sandbox.jdk("b-jdk", "25.0.3");
        sandbox.maven(sandbox.bin, "3.9.9");

        assertThat(sandbox.run().out()).contains("home " + jdk + "\n");
    }

    @Test
    void findsAJdkInABundleOfMacOs() throws Exception {
        Path jdk = sandbox.jdk("temurin-25.jdk/Contents/Home", "25.0.3");
        sandbox.maven(sandbox.bin, "3.9.9");

        assertThat(sandbox.run().out()).contains("home " + jdk + "\n");
    }

    @Test
    void readsTheVersionFromJavaWithoutAReleaseFile() throws Exception {
        Files.delete(sandbox.jdk("a-old", "24.0.1").resolve("release"));
        Path jdk = sandbox.jdk("b-new", "25.0.3");
        Files.delete(jdk.resolve("release"));
        sandbox.maven(sandbox.bin, "3.9.9");

        assertThat(sandbox.run().out()).contains("home " + jdk + "\n");
    }

    @Test
    void reportsInOneLineThatThereIsNoJdk25() throws Exception {
        sandbox.onPath(sandbox.jdk("jdk", "24.0.2"));
        sandbox.maven(sandbox.bin, "3.9.9");

        var run = sandbox.run("verify");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("mvnw: No JDK 25 or newer was found; install one, or set JAVA_HOME to it.\n");
    }

    @Test
    void passesArgumentsAndTheExitCodeFromAnyDirectory() throws Exception {
        sandbox.jdk("jdk", "25.0.3");
        sandbox.maven(sandbox.bin, "3.9.9");

        var run = sandbox.runIn(sandbox.home, sandbox.project.resolve("mvnw"), "fail", "-Dx=a  b", "$HOME \"*\"", "");

        assertThat(run.out()).endsWith("in %s\n<fail>\n<-Dx=a  b>\n<$HOME \"*\">\n<>\n".formatted(sandbox.project));
        assertThat(run.exitCode()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8.6", "3.8.10", "3.10.0", "4.0.0-rc-5"})
    void usesAMavenFromThePathThatIsNewEnough(String version) throws Exception {
        sandbox.jdk("jdk", "25.0.3");
        sandbox.maven(sandbox.bin, version);

        assertThat(sandbox.run().out()).contains("maven " + version + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8.5", "3.6.3", "2.99.99"})
    void downloadsThePinnedMavenWhenThePathHasATooOldOne(String version) throws Exception {
        sandbox.jdk("jdk", "25.0.3");
        sandbox.maven(sandbox.bin, version);
        sandbox.provideDownloading();
        sandbox.pin("3.9.77", null);

        assertThat(sandbox.run("verify").out()).contains("maven 3.9.77\n").contains("<verify>\n");

        sandbox.unpublish();
        var again = sandbox.run("verify");
        assertThat(again.out()).contains("maven 3.9.77\n");
        assertThat(again.err()).isEmpty();
        assertThat(sandbox.home.resolve(".m2/wrapper")).isDirectoryContaining("glob:**/apache-maven-3.9.77");
        assertThat(sandbox.home.resolve(".m2/wrapper")).isDirectoryNotContaining("glob:**/download*");
    }

    @Test
    void ignoresAMavenThatRunsOnAnOlderJdk() throws Exception {
        sandbox.jdk("jdk", "25.0.3");
        sandbox.maven(sandbox.bin, "3.9.9", "17.0.15");
        sandbox.provideDownloading();
        sandbox.pin("3.9.77", null);

        assertThat(sandbox.run("verify").out()).contains("maven 3.9.77\n");
    }

    @Test
    void refusesADownloadWithAnotherChecksum() throws Exception {
        sandbox.jdk("jdk", "25.0.3");
        sandbox.provideDownloading();
        sandbox.pin("3.9.77", "0".repeat(128));

        var run = sandbox.run("verify");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("does not have the pinned SHA-512");
        assertThat(sandbox.home.resolve(".m2/wrapper")).isEmptyDirectory();
    }

    @Test
    void reportsAFailedDownload() throws Exception {
        sandbox.jdk("jdk", "25.0.3");
        sandbox.provideDownloading();
        sandbox.pin("3.9.77", null);
        sandbox.unpublish();

        var run = sandbox.run("verify");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("mvnw: Could not download http://127.0.0.1");
        assertThat(sandbox.home.resolve(".m2/wrapper")).isEmptyDirectory();
    }

    @Test
    void reportsThatCurlAndWgetAreMissing() throws Exception {
        sandbox.jdk("jdk", "25.0.3");
        sandbox.pin("3.9.77", null);

        var run = sandbox.run("verify");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Downloading Maven needs curl or wget");
    }

    @Test
    void printsTheTestsThatDidNotRunAtTheEnd() throws Exception {
        sandbox.jdk("jdk", "25.0.3");
        sandbox.maven(sandbox.bin, "3.9.9");
        Path list =
                Files.createDirectories(sandbox.project.resolve("app/target")).resolve("tests-not-run.txt");
        Files.writeString(list, "of an earlier build");

        assertThat(sandbox.run("verify").err()).isEmpty();

        sandbox.set("NOT_RUN", "Tests that did not run: one");
        var run = sandbox.run("fail", "verify");

        assertThat(run.err()).isEqualTo("Tests that did not run: one\n");
        assertThat(run.exitCode()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"surefire-reports, -Dtest=One", "failsafe-reports, -Dit.test=One"})
    void failsIfANamedTestDoesNotExist(String reports, String name) throws Exception {
        sandbox.jdk("jdk", "25.0.3");
        sandbox.maven(sandbox.bin, "3.9.9");
        Path directory = Files.createDirectories(sandbox.project.resolve("app/target/" + reports));
        Files.writeString(directory.resolve("TEST-earlier.xml"), "of an earlier build");

        var unmatched = sandbox.run("verify", name);
        assertThat(unmatched.exitCode()).isEqualTo(1);
        assertThat(unmatched.err()).isEqualTo("mvnw: No test ran: none has the name in -Dtest or -Dit.test.\n");

        sandbox.set("REPORTS", reports);
        assertThat(sandbox.run("verify", name).exitCode()).isZero();
    }

    @Test
    void reportsTheFailureOfANamedTest() throws Exception {
        sandbox.jdk("jdk", "25.0.3");
        sandbox.maven(sandbox.bin, "3.9.9");
        assertThat(sandbox.run("fail", "test", "-Dtest=One").exitCode()).isEqualTo(7);
    }

    @Test
    void pinsAnArchiveOfApacheAndItsChecksum() throws Exception {
        assertThat(Checkout.root().resolve(".mvn/wrapper/maven-wrapper.properties"))
                .content()
                .containsPattern("(?m)^distributionUrl=https://archive\\.apache\\.org/dist/maven/\\S+\\.tar\\.gz$")
                .containsPattern("(?m)^distributionSha512=[0-9a-f]{128}$");
    }
}
