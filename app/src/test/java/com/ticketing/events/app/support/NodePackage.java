package com.ticketing.events.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.build.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Packages of npm in a directory, in the versions and with the hashes of a {@code package-lock.json} of the tests. */
public record NodePackage(Path directory) {

    private static final String MANIFEST = "package.json";

    /**
     * Installs the packages.
     *
     * @param name the directory of the manifest among the test resources
     * @param directory an existing directory
     */
    public static NodePackage install(String name, Path directory) throws IOException, InterruptedException {
        Path manifests = Checkout.root().resolve("app/src/test/resources").resolve(name);
        for (String file : List.of(MANIFEST, "package-lock.json")) {
            Files.copy(manifests.resolve(file), directory.resolve(file));
        }
        Path log = directory.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(npm.waitFor()).as(() -> "npm ci: " + read(log)).isZero();
        return new NodePackage(directory);
    }

    /** The version of a package in the manifest. */
    public String version(String name) throws IOException {
        return Json.read(Files.readString(directory.resolve(MANIFEST)))
                .get("dependencies")
                .get(name)
                .stringValue();
    }

    /** Starts a program of the packages; its output is in a file of its name. */
    public Process start(String program, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(directory
                                .resolve("node_modules/.bin")
                                .resolve(program)
                                .toString()),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(program + ".log").toFile())
                .start();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
