package com.ticketing.events.app.cli.train;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A JVM with the Java and the options of this one, but without its system properties and without any variable of the
 * environment that could configure the service. It ends with this process at the latest.
 */
final class ChildJvm implements AutoCloseable {

    private static final Set<String> VARIABLES = Set.of("HOME", "LANG", "LC_ALL", "LC_CTYPE", "PATH", "TMPDIR");
    private static final int MAX_MINUTES = 10;
    private static final int REPORTED_LINES = 20;

    private final Process process;
    private final Path output;
    private final Thread killer;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    static ChildJvm start(Path directory, List<String> arguments) throws IOException {
        return start(directory, arguments, Map.of());
    }

    /** Starts {@code java} with further options and arguments, in a directory and with variables of the environment. */
    static ChildJvm start(Path directory, List<String> arguments, Map<String, String> variables) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-D"))
                .forEach(command::add);
        command.addAll(arguments);
        Path output = Files.createTempFile("event-service-train-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().retainAll(VARIABLES);
        builder.environment().putAll(variables);
        return new ChildJvm(builder.start(), output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM. */
    void stop() {
        process.destroy();
    }

    /** @throws TrainingFailed if the process runs for longer than ten minutes */
    void awaitExit() throws InterruptedException, TrainingFailed {
        if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
            throw failure("A process of the training did not end within " + MAX_MINUTES + " minutes");
        }
    }

    /** A failure with the last lines of the output. */
    TrainingFailed failure(String reason) {
        return new TrainingFailed(reason + lastLines());
    }

    private String lastLines() {
        try {
            List<String> lines =
                    Files.readString(output, Charset.defaultCharset()).lines().toList();
            return lines.subList(Math.max(0, lines.size() - REPORTED_LINES), lines.size()).stream()
                    .map(line -> "\n  " + line)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            return "";
        }
    }

    /** Kills the process if it runs, and deletes its output. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(killer);
        Files.deleteIfExists(output);
    }
}
