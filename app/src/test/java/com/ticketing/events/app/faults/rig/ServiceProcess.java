package com.ticketing.events.app.faults.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The service in a process of its own, on a free port of the loopback interface. */
public final class ServiceProcess implements AutoCloseable {

    public static final String TOKEN = "token-of-the-fault-tests";

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final Set<Process> running = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path output;
    private final int port;
    private final ServiceClient caller;

    private ServiceProcess(Process process, Path output, int port, ServiceClient caller) {
        this.port = port;
        this.process = process;
        this.output = output;
        this.caller = caller;
        running.add(process);
    }

    /** Starts a process and waits until it is ready. */
    public static ServiceProcess ready(TestStorage storage, String... settings) {
        ServiceProcess service = start(storage, settings);
        try {
            service.awaitReady();
            return service;
        } catch (AssertionError e) {
            service.close();
            throw e;
        }
    }

    /**
     * Starts a process and waits for nothing.
     *
     * @param settings {@code name=value} each
     */
    public static ServiceProcess start(TestStorage storage, String... settings) {
        try {
            int port = freePort();
            Path output = Files.createTempFile(storage.directory(), "output-", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command(settings))
                    .directory(storage.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("EVENTS_") || name.startsWith("SPRING_"));
            builder.environment().putAll(storage.variables());
            builder.environment().putAll(Map.of("ADMIN_TOKEN", TOKEN, "SERVER_PORT", Integer.toString(port)));
            URI address = URI.create("http://127.0.0.1:" + port);
            return new ServiceProcess(builder.start(), output, port, new ServiceClient(address, TOKEN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(String... settings) {
        List<String> command = new ArrayList<>(List.of(
                UnpackedService.JAVA,
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                UnpackedService.jar().toString()));
        Arrays.stream(settings).map(setting -> "--" + setting).forEach(command::add);
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits for the answer of the readiness probe; fails with the process's output when there is none. */
    public void awaitReady() {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("The service did not start:\n" + output());
            }
            pause(LOOK);
        }
    }

    public boolean isReady() {
        try {
            return caller.get("/actuator/health/readiness").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public ServiceClient caller() {
        return caller;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Everything that the process has written so far, on both streams. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The notifications that the process has written to its log. */
    public List<String> notifications() {
        return output().lines()
                .filter(line -> line.contains(" notifications "))
                .map(line -> line.substring(line.indexOf(" : ") + 3))
                .toList();
    }

    /** Waits for the process to end by itself, and answers with its exit status. */
    public int awaitExit() {
        try {
            if (!process.waitFor(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The process does not end:\n" + output());
            }
            running.remove(process);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** As {@code kill -9} does it: the process learns nothing of it. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As an operator does it. */
    public void stop() {
        process.destroy();
        awaitExit();
    }

    @Override
    public void close() {
        kill();
        caller.close();
    }

    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
