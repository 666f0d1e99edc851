package com.ticketing.events.app.build;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Copies of {@code mvnw} and {@code event-service} with fake JDKs and Mavens only, independent of the machine. */
final class ScriptSandbox implements AutoCloseable {

    /** Result of one run. The fake Maven and Java print their home, directory and arguments to {@code out}. */
    record Run(int exitCode, String out, String err) {}

    /** Commands on the PATH, without those for downloads and checksums. */
    private static final List<String> TOOLS =
            List.of("cat", "sed", "tar", "gzip", "mktemp", "mkdir", "mv", "readlink", "rm");

    private static final List<String> SCRIPTS = List.of("mvnw", "event-service", ".mvn/jdk.sh");

    final Path home;
    final Path project;
    final Path bin;
    private final Path site;
    private final HttpServer server;
    private final Map<String, String> environment = new TreeMap<>();

    ScriptSandbox(Path root) throws IOException {
        home = Files.createDirectories(root.resolve("a home"));
        project = Files.createDirectories(root.resolve("a project"));
        bin = Files.createDirectories(root.resolve("bin"));
        site = Files.createDirectories(root.resolve("site"));
        Files.createDirectories(root.resolve("jdks"));
        Files.createDirectories(project.resolve(".mvn/wrapper"));
        for (String script : SCRIPTS) {
            Files.copy(Checkout.root().resolve(script), project.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (String tool : TOOLS) {
            provide(tool);
        }
        server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), site, SimpleFileServer.OutputLevel.NONE);
        server.start();
        environment.put("HOME", home.toString());
        environment.put("PATH", bin.toString());
        environment.put("JDK_ROOTS", home.resolve("none") + ":" + root.resolve("jdks"));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    void set(String variable, Object value) {
        environment.put(variable, value.toString());
    }

    /** Puts commands of the machine on the PATH; ignores those that it does not have. */
    void provide(String... tools) throws IOException {
        for (String tool : tools) {
            var real = Arrays.stream(System.getenv("PATH").split(":"))
                    .map(directory -> Path.of(directory, tool))
                    .filter(Files::isExecutable)
                    .findFirst();
            if (real.isPresent()) {
                forward(tool, real.get());
            }
        }
    }

    void provideDownloading() throws IOException {
        provide("curl", "wget", "sha512sum", "shasum");
    }

    /** Creates a fake JDK in a directory of {@code JDK_ROOTS}. */
    Path jdk(String name, String version) throws IOException {
        Path jdk = jre(name, version);
        script(jdk.resolve("bin/javac"), "exit 0");
        return jdk;
    }

    /** Creates a fake JRE; its java ends with exit code 7 if the last argument is {@code fail}. */
    Path jre(String name, String version) throws IOException {
        Path jre = home.resolveSibling("jdks").resolve(name);
        script(jre.resolve("bin/java"), """
                settings() { echo "    java.home = %s"; echo "    java.specification.version = %s"; }
                case $1 in -XshowSettings*) settings >&2 && exit ;; --sun-misc*) exit ;; esac
                echo "java %s" && echo "in $PWD"
                for argument in "$@"; do echo "<$argument>"; done
                [ "$argument" != fail ] || exit 7""".formatted(jre, version.replaceFirst("[^0-9].*", ""), jre));
        Files.writeString(jre.resolve("release"), "IMPLEMENTOR=\"99\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return jre;
    }

    /** Puts the JDK's {@code java} on the PATH. */
    void onPath(Path jdk) throws IOException {
        forward("java", jdk.resolve("bin/java"));
    }

    void maven(Path directory, String version) throws IOException {
        maven(directory, version, "25.0.1");
    }

    /** Creates a fake Maven that ignores JAVA_HOME, as configured by some distributions. */
    void maven(Path directory, String version, String java) throws IOException {
        script(directory.resolve("mvn"), """
                if [ "$1" = --version ]; then
                    echo "\033[1mApache Maven %s\033[m (0123abc)"
                    echo "Java version: %s, vendor: None"
                    exit 0
                fi
                echo "maven %s" && echo "home $JAVA_HOME" && echo "in $PWD"
                for argument in "$@"; do echo "<$argument>"; done
                [ -z "${NOT_RUN:-}" ] || echo "$NOT_RUN" > app/target/tests-not-run.txt
                [ -z "${REPORTS:-}" ] || echo > "app/target/$REPORTS/TEST-one.xml"
                [ "$1" != fail ] || exit 7""".formatted(version, java, version));
    }

    /** Publishes an archive with that Maven and pins it with the given checksum, the correct one if null. */
    void pin(String version, String checksum) throws IOException, InterruptedException, GeneralSecurityException {
        maven(site.resolve("apache-maven-" + version).resolve("bin"), version);
        Path archive = site.resolve("maven.tar.gz");
        var tar =
                new ProcessBuilder("tar", "-czf", archive.toString(), "-C", site.toString(), "apache-maven-" + version);
        if (tar.inheritIO().start().waitFor() != 0) {
            throw new IOException("tar failed");
        }
        String right =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(archive)));
        Files.writeString(project.resolve(".mvn/wrapper/maven-wrapper.properties"), """
                # a comment
                mavenVersion=%s
                distributionUrl=http://127.0.0.1:%d/maven.tar.gz
                distributionSha512=%s
                """.formatted(
                        version, server.getAddress().getPort(), checksum == null ? right : checksum));
    }

    /** Deletes the published archive, so that only an installed Maven is usable. */
    void unpublish() throws IOException {
        Files.delete(site.resolve("maven.tar.gz"));
    }

    /** Runs {@code mvnw} in its directory. */
    Run run(String... arguments) throws IOException, InterruptedException {
        return runIn(project, project.resolve("mvnw"), arguments);
    }

    Run runIn(Path directory, Path script, String... arguments) throws IOException, InterruptedException {
        Path out = home.resolveSibling("out");
        Path err = home.resolveSibling("err");
        var command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList();
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().clear();
        process.environment().putAll(environment);
        Process running = process.start();
        if (!running.waitFor(1, TimeUnit.MINUTES)) {
            running.destroyForcibly();
            throw new IOException(script + " does not end");
        }
        return new Run(running.exitValue(), Files.readString(out), Files.readString(err));
    }

    private void forward(String tool, Path real) throws IOException {
        script(bin.resolve(tool), "exec '%s' \"$@\"".formatted(real));
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
