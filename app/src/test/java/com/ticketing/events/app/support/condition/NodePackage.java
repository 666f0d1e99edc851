package com.ticketing.events.app.support.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.support.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Packages of npm in a directory, in the versions and with the hashes of a {@code package-lock.json} of the tests,
 * beside the other files in the directory of its {@code package.json}.
 */
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
        FileSystemUtils.copyRecursively(manifests, directory);
        NodePackage packages = new NodePackage(directory);
        packages.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        return packages;
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

    /** Runs a command in the directory and returns its output; fails with that unless the command succeeds. */
    public String run(String... command) throws IOException, InterruptedException {
        return output(new ProcessBuilder(command).directory(directory.toFile()));
    }

    /** The output of a process; fails with it unless the process succeeds. */
    public static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(() -> builder.command() + ":\n" + output)
                .isZero();
        return output;
    }
}
