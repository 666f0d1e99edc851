package com.ticketing.events.app.faults.rig;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The packaged service, extracted once by its command {@code train}, with an AOT cache for a faster start. */
public final class ExtractedJar {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final String JAR_NAME = "event-service.jar";
    private static final Path OUTPUT = Path.of("target", "event-service-train.txt");

    private ExtractedJar() {}

    private static final class Holder {
        static final Path DIRECTORY = extract();
    }

    /** The directory with the program, its libraries and its cache. */
    public static Path directory() {
        return Holder.DIRECTORY;
    }

    /** The command that runs the program in a directory with these options of the JVM, and with its cache, if any. */
    static List<String> command(Path directory, List<String> jvmOptions) {
        List<String> options = new ArrayList<>();
        if (Files.exists(cache(directory))) {
            options.add("-XX:AOTCache=" + cache(directory));
        }
        // A JVM with options that do not suit the cache, such as another option about modules, runs without it.
        options.add("-Xlog:aot*=off,cds*=off");
        options.addAll(jvmOptions);
        return commandWithoutCache(directory, options);
    }

    private static List<String> commandWithoutCache(Path directory, List<String> jvmOptions) {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseCompactObjectHeaders"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", directory.resolve(JAR_NAME).toString()));
        return command;
    }

    /** Prepares a process that has no configuration of the machine. */
    static ProcessBuilder process(Path directory, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("EVENTS_") || name.startsWith("SPRING_"));
        return builder;
    }

    private static Path cache(Path directory) {
        return directory.resolve("event-service.aot");
    }

    private static Path extract() {
        Path packaged = Path.of(Objects.requireNonNull(
                        System.getProperty("events.test.jar"),
                        "events.test.jar, the path of the packaged service, is not set"))
                .toAbsolutePath();
        Path directory = packaged.resolveSibling("event-service-extracted");
        try (FileChannel lock =
                        FileChannel.open(packaged.resolveSibling("event-service-extracted.lock"), CREATE, WRITE);
                FileLock _ = lock.lock()) {
            if (!isCurrent(directory, packaged)) {
                train(packaged);
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether another test process has extracted this jar. */
    private static boolean isCurrent(Path directory, Path packaged) throws IOException {
        Path program = directory.resolve(JAR_NAME);
        return Files.exists(cache(directory))
                && Files.getLastModifiedTime(program).equals(Files.getLastModifiedTime(packaged));
    }

    private static void train(Path packaged) throws IOException {
        List<String> command = new ArrayList<>(commandWithoutCache(packaged.getParent(), List.of()));
        command.add("train");
        try {
            int exit = process(packaged.getParent(), command)
                    .redirectErrorStream(true)
                    .redirectOutput(OUTPUT.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command + " exited with " + exit + ": " + Files.readString(OUTPUT));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
