package com.ticketing.events.app.faults.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One JVM that runs the packaged service; destroyed at the latest when the JVM of the tests exits. */
final class ChildProcess {

    private static final int MAX_EXIT_WAIT_SECONDS = 120;

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Supplier<String> output;

    private ChildProcess(Process process, Supplier<String> output) {
        this.process = process;
        this.output = output;
        RUNNING.add(process);
    }

    /** Prepares a process of the packaged program in the directory and with the environment of the storage. */
    static ProcessBuilder builder(TestStorage storage, List<String> jvmOptions, List<String> arguments) {
        return builder(ExtractedJar.directory(), storage, jvmOptions, arguments);
    }

    /** As {@link #builder(TestStorage, List, List)}, with the extracted program in another directory. */
    static ProcessBuilder builder(Path program, TestStorage storage, List<String> jvmOptions, List<String> arguments) {
        List<String> command = new ArrayList<>(ExtractedJar.command(program, jvmOptions));
        command.addAll(arguments);
        ProcessBuilder builder = ExtractedJar.process(storage.directory(), command);
        builder.environment().putAll(storage.variables());
        return builder;
    }

    static ChildProcess start(ProcessBuilder builder, Supplier<String> output) {
        try {
            return new ChildProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the process exits and returns its exit status. */
    int awaitExit() {
        try {
            if (!process.waitFor(MAX_EXIT_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The process does not exit:\n" + output.get());
            }
            RUNNING.remove(process);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends SIGKILL and waits for the exit. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Sends SIGTERM and waits for the exit. */
    void stop() {
        process.destroy();
        awaitExit();
    }

    /** Runs a garbage collection in a Java process. */
    static void collectGarbage(long pid) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError("jcmd GC.run failed");
        }
    }
}
