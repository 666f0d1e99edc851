package com.ticketing.events.app.build;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.ExtractedJar;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The launcher with a program that {@code train} has extracted, and its AOT cache. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "event-service is a POSIX script")
class AotCacheIT {

    private static final String MAIN_CLASS = "com.ticketing.events.app.EventServiceApplication ";
    private static final Path PACKAGED = Path.of(Objects.requireNonNull(System.getProperty("events.test.jar")));

    @TempDir
    private Path work;

    private Path project;
    private Path launcher;
    private Path jar;
    private Path extracted;
    private Path cache;

    /** Result of a run; {@code fromCache}: whether the main class came from an AOT cache. */
    private record Run(int exitCode, String out, String err, boolean fromCache) {

        Run expectVersion() {
            assertThat(err).isEmpty();
            assertThat(out).matches("event-service \\d+\\.\\d+\\.\\d+\\S*\n");
            assertThat(exitCode).isZero();
            return this;
        }
    }

    /** A distribution whose path has a space, made of links to the files of the build. */
    @BeforeEach
    void distribute() throws IOException {
        Path built = ExtractedJar.directory();
        project = Files.createTempDirectory(PACKAGED.toAbsolutePath().getParent(), "a project ");
        launcher = Files.copy(
                Checkout.root().resolve("event-service"),
                project.resolve("event-service"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectory(project.resolve(".mvn"));
        Files.copy(Checkout.root().resolve(".mvn/jdk.sh"), project.resolve(".mvn/jdk.sh"));
        jar = Files.createLink(project.resolve("event-service.jar"), PACKAGED);
        extracted = Files.createDirectories(project.resolve("event-service-extracted"));
        for (String directory : List.of("lib", "native")) {
            Files.createDirectory(extracted.resolve(directory));
        }
        try (Stream<Path> files = Files.walk(built).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Files.createLink(extracted.resolve(built.relativize(file)), file);
            }
        }
        cache = extracted.resolve("event-service.aot");
    }

    @AfterEach
    void delete() throws IOException {
        FileSystemUtils.deleteRecursively(project);
    }

    private Run version(String... javaOptions) throws IOException, InterruptedException {
        return run(String.join(" ", javaOptions), "--version");
    }

    private Run run(String javaOptions, String... arguments) throws IOException, InterruptedException {
        Path out = work.resolve("out");
        Path err = work.resolve("err");
        Path loaded = work.resolve("loaded");
        Files.deleteIfExists(loaded);
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(launcher.toString()), Arrays.stream(arguments))
                                .toList())
                .directory(work.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("EVENT") || name.startsWith("SPRING_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xlog:class+load:file=loaded " + javaOptions);
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        boolean fromCache = Files.exists(loaded)
                && Files.readAllLines(loaded, ISO_8859_1).stream()
                        .anyMatch(line -> line.contains(MAIN_CLASS) && line.contains("shared objects file"));
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err), fromCache);
    }

    /** Replaces a link by a changed copy of the file. */
    private void change(Path file, UnaryOperator<byte[]> change) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        byte[] content = change.apply(Files.readAllBytes(file));
        Files.delete(file);
        Files.write(file, content);
        Files.setLastModifiedTime(file, modified);
    }

    private static byte[] replaced(byte[] content, String text, String replacement) {
        int index = new String(content, 0, 1 << 16, ISO_8859_1).indexOf(text);
        assertThat(index).as("index of " + text).isPositive();
        byte[] bytes = replacement.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, content, index, bytes.length);
        return content;
    }

    @Test
    void loadsTheProgramFromTheCache() throws Exception {
        assertThat(version().expectVersion().fromCache()).isTrue();
    }

    @Test
    void isUsedThroughASymbolicLinkAndInAReadOnlyDirectory() throws Exception {
        for (Path directory : List.of(extracted.resolve("lib"), extracted, project)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        launcher = Files.createSymbolicLink(work.resolve("event service"), launcher);
        try {
            assertThat(version().expectVersion().fromCache()).isTrue();
        } finally {
            for (Path directory : List.of(project, extracted, extracted.resolve("lib"))) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    @Test
    void isUsedByAnExtractedProgramWithoutThePackagedOne() throws Exception {
        Files.delete(jar);
        for (String name : List.of("event-service.jar", "event-service.aot", "lib", "native")) {
            Files.move(extracted.resolve(name), project.resolve(name));
        }
        assertThat(version().expectVersion().fromCache()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx64m", "-Xmx2g -Xms1g", "-XX:+UseSerialGC", "-XX:+UseParallelGC"})
    void isUsedWithOptionsThatItFits(String options) throws Exception {
        assertThat(version(options).expectVersion().fromCache()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:AOTMode=off",
                "-XX:+UseZGC",
                "-XX:-UseCompressedOops",
                "-XX:-UseCompactObjectHeaders",
                "-Xmx40g",
                "--add-opens=java.base/java.lang=ALL-UNNAMED"
            })
    void startsSilentlyWithOtherOptions(String options) throws Exception {
        version(options).expectVersion();
    }

    @Test
    void isNotUsedByAnotherBuildOfTheJvm() throws Exception {
        String build = System.getProperty("java.vm.version");
        change(cache, content -> replaced(content, build, build.replace('2', '3')));
        assertThat(version().expectVersion().fromCache()).isFalse();
    }

    @Test
    void isNotUsedForAnotherJar() throws Exception {
        Files.delete(jar);
        Files.copy(PACKAGED, jar);
        assertThat(version().expectVersion().fromCache()).isFalse();
    }

    @Test
    void isNotUsedWithAnotherLibrary() throws Exception {
        try (Stream<Path> libraries = Files.list(extracted.resolve("lib"))) {
            Path library = libraries
                    .filter(file -> file.getFileName().toString().startsWith("picocli"))
                    .findFirst()
                    .orElseThrow();
            Files.delete(library);
            Files.copy(ExtractedJar.directory().resolve("lib").resolve(library.getFileName()), library);
        }
        assertThat(version().expectVersion().fromCache()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 10_000, 10_000_000})
    void isNotUsedIfItIsTruncated(int length) throws Exception {
        change(cache, content -> Arrays.copyOf(content, length));
        assertThat(version().expectVersion().fromCache()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1_000_000, 20_000_000, 50_000_000})
    void isNotUsedIfAByteOfItIsChanged(int index) throws Exception {
        change(cache, content -> {
            content[index] ^= 1;
            return content;
        });
        assertThat(version().expectVersion().fromCache()).isFalse();
    }

    @Test
    void isNotUsedIfItIsAnotherFile() throws Exception {
        change(cache, content -> new byte[content.length]);
        assertThat(version().expectVersion().fromCache()).isFalse();
    }

    @Test
    void isNotTrainedByAnExtractedProgram() throws Exception {
        Files.delete(jar);
        Files.move(extracted.resolve("event-service.jar"), jar);
        Files.move(extracted.resolve("lib"), project.resolve("lib"));
        Run run = run("", "train");
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList())
                .last()
                .asString()
                .contains("There is no new AOT cache: ", "is not the packaged program");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    /** At most a few classes, such as those that the JVM generates at run time, are not in the cache. */
    @Test
    void containsTheClassesOfAStart() throws IOException {
        TestStorage storage = TestStorage.sqlite(work);
        try (ServiceProcess service =
                ServiceProcess.ready(storage, List.of("-Xlog:class+load:file=" + work.resolve("loaded")))) {
            service.stop();
        }
        List<String> loaded = Files.readAllLines(work.resolve("loaded"), ISO_8859_1);
        long cached = loaded.stream()
                .filter(line -> line.contains("shared objects file"))
                .count();
        assertThat(cached).isGreaterThan(loaded.size() * 9L / 10);
    }
}
