package com.ticketing.events.app.faults.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One command of the packaged program, in a process of its own. */
public final class CommandProcess implements AutoCloseable {

    private static final int LONGEST_WAIT_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private CommandProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it and waits for nothing.
     *
     * @param input what its standard input is read from
     */
    public static CommandProcess start(TestStorage storage, ProcessBuilder.Redirect input, String... arguments) {
        try {
            Path out = Files.createTempFile(storage.directory(), "out-", ".txt");
            Path err = Files.createTempFile(storage.directory(), "err-", ".txt");
            List<String> command = new ArrayList<>(List.of(
                    UnpackedService.JAVA,
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "-jar",
                    UnpackedService.jar().toString()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(storage.directory().toFile())
                    .redirectInput(input)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("EVENTS_") || name.startsWith("SPRING_"));
            builder.environment().putAll(storage.variables());
            return new CommandProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end. */
    public static CommandProcess run(TestStorage storage, String... arguments) {
        CommandProcess command =
                start(storage, ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()), arguments);
        command.awaitExit();
        return command;
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The command does not end:\n" + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    /** As {@code kill -9} does it. */
    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
