package com.ticketing.events.app.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The packaged program on a Java that is too old for it. */
class OldJavaIT {

    private static final int CLASS_FILE_VERSION_OF_JAVA_8 = 52;

    private final Path jar = Path.of(Objects.requireNonNull(System.getProperty("events.test.jar")));

    @Test
    void startsWithAClassForJava8AtTheRootOfTheJar() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String mainClass = file.getManifest().getMainAttributes().getValue("Main-Class");
            try (DataInputStream header =
                    new DataInputStream(file.getInputStream(file.getEntry(mainClass.replace('.', '/') + ".class")))) {
                assertThat(header.readInt()).isEqualTo(0xCAFEBABE);
                assertThat(header.readUnsignedShort()).as("minor version").isZero();
                assertThat(header.readUnsignedShort()).isEqualTo(CLASS_FILE_VERSION_OF_JAVA_8);
            }
        }
    }

    /** Runs if the machine has a Java older than 25. */
    @Test
    void reportsTheRequiredVersionInOneLine() throws IOException, InterruptedException {
        Optional<Path> old = oldJava();
        Assumptions.assumeTrue(old.isPresent(), "No Java older than 25 is installed.");
        Process process = new ProcessBuilder(old.orElseThrow().toString(), "-jar", jar.toString()).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(out).isEmpty();
        assertThat(err.lines()).singleElement().asString().startsWith("The Event Service needs Java 25 or newer");
    }

    private static Optional<Path> oldJava() throws IOException {
        for (Path root :
                new Path[] {Path.of("/usr/lib/jvm"), Path.of(System.getProperty("user.home"), ".sdkman/candidates/java")
                }) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> homes = Files.list(root)) {
                    Optional<Path> old = homes.map(home -> home.resolve("bin/java"))
                            .filter(Files::isExecutable)
                            .filter(OldJavaIT::isOld)
                            .findFirst();
                    if (old.isPresent()) {
                        return old;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOld(Path java) {
        try {
            Path release = java.resolveSibling("../release");
            return Files.exists(release)
                    && Files.readString(release).matches("(?s).*JAVA_VERSION=\"(1\\.|[89]|1\\d|2[0-4]).*");
        } catch (IOException e) {
            return false;
        }
    }
}
