package com.ticketing.events.app.faults.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The service in its own process, on a free port of the loopback interface. */
public final class ServiceProcess implements AutoCloseable {

    public static final String TOKEN = "token-of-the-fault-tests";

    private static final Duration MAX_START_TIME = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final TestStorage storage;
    private final ChildProcess process;
    private final OutputFile output;
    private final int port;
    private final ServiceClient client;

    private ServiceProcess(TestStorage storage, ChildProcess process, OutputFile output, int port) {
        this.storage = storage;
        this.process = process;
        this.output = output;
        this.port = port;
        this.client = new ServiceClient(URI.create("http://127.0.0.1:" + port), TOKEN);
    }

    /** Starts a process and waits until it is ready. */
    public static ServiceProcess ready(TestStorage storage, String... settings) {
        return ready(storage, List.of(), settings);
    }

    /** Starts a process with further options of the JVM, and waits until it is ready. */
    public static ServiceProcess ready(TestStorage storage, List<String> jvmOptions, String... settings) {
        return awaitReady(start(storage, jvmOptions, settings));
    }

    /** Starts a process with a limit of its file descriptors, and waits until it is ready. */
    public static ServiceProcess readyWithDescriptors(TestStorage storage, int maxDescriptors, String... settings) {
        return readyAfter("ulimit -n " + maxDescriptors, storage, settings);
    }

    /** Starts a process in a shell that has run a command, such as {@code umask 000}, and waits until it is ready. */
    public static ServiceProcess readyAfter(String shellCommand, TestStorage storage, String... settings) {
        List<String> shell = List.of("sh", "-c", shellCommand + "; exec \"$@\"", "sh");
        return awaitReady(start(ExtractedJar.directory(), storage, freePort(), shell, List.of(), settings));
    }

    /** Stops the process, starts another one on its storage and port, and waits until that is ready. */
    public ServiceProcess restarted(String... settings) {
        return restarted(ExtractedJar.directory(), settings);
    }

    /** As {@link #restarted(String...)}, with the extracted program in another directory. */
    public ServiceProcess restarted(Path program, String... settings) {
        stop();
        client.close();
        return awaitReady(start(program, storage, port, List.of(), List.of(), settings));
    }

    /** Starts the extracted program in a directory, and waits until it is ready. */
    public static ServiceProcess readyOf(Path program, TestStorage storage, String... settings) {
        return awaitReady(start(program, storage, freePort(), List.of(), List.of(), settings));
    }

    private static ServiceProcess awaitReady(ServiceProcess service) {
        try {
            service.awaitReady();
            return service;
        } catch (AssertionError e) {
            service.close();
            throw e;
        }
    }

    /**
     * Starts a process without waiting until it is ready.
     *
     * @param settings application properties as {@code name=value}
     */
    public static ServiceProcess start(TestStorage storage, String... settings) {
        return start(storage, List.of(), settings);
    }

    /** Starts a process with further options of the JVM, without waiting until it is ready. */
    public static ServiceProcess start(TestStorage storage, List<String> jvmOptions, String... settings) {
        return start(ExtractedJar.directory(), storage, freePort(), List.of(), jvmOptions, settings);
    }

    private static ServiceProcess start(
            Path program,
            TestStorage storage,
            int port,
            List<String> launcher,
            List<String> jvmOptions,
            String... settings) {
        OutputFile output = OutputFile.create(storage, "output-");
        List<String> arguments =
                Arrays.stream(settings).map(setting -> "--" + setting).toList();
        ProcessBuilder builder = ChildProcess.builder(program, storage, jvmOptions, arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.redirect());
        builder.command().addAll(0, launcher);
        builder.environment().putAll(Map.of("ADMIN_TOKEN", TOKEN, "SERVER_PORT", Integer.toString(port)));
        return new ServiceProcess(storage, ChildProcess.start(builder, output::text), output, port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the readiness probe succeeds; fails with the output of the process after two minutes or its exit. */
    public void awaitReady() {
        long deadline = System.nanoTime() + MAX_START_TIME.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("The service did not start:\n" + output());
            }
            pause(POLL_INTERVAL);
        }
    }

    public boolean isReady() {
        try {
            return client.get("/actuator/health/readiness").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public ServiceClient client() {
        return client;
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

    /** The sum of the samples of {@code /actuator/prometheus} whose lines begin with {@code name}. */
    public double metric(String name) throws IOException {
        return client.get("/actuator/prometheus")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** The used heap of the process after a garbage collection. */
    public long heapBytesAfterCollection() throws IOException {
        ChildProcess.collectGarbage(pid());
        return (long) metric("jvm_memory_used_bytes{area=\"heap\"");
    }

    /** The standard output and error output so far. */
    public String output() {
        return output.text();
    }

    /** The notifications in the log so far. */
    public List<String> notifications() {
        return output().lines()
                .filter(line -> line.contains(" notifications "))
                .map(line -> line.substring(line.indexOf(" : ") + 3))
                .toList();
    }

    /** Waits until the process exits and returns its exit status. */
    public int awaitExit() {
        return process.awaitExit();
    }

    /** Kills the process with SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Stops the process with SIGTERM. */
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        kill();
        client.close();
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
