package com.ticketing.events.app.summary.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Redis without persistence on a free port of the loopback interface. */
final class RedisProcess implements AutoCloseable {

    private final Path directory;
    private final int port;
    private Process process;

    RedisProcess(Path directory) {
        this.directory = directory;
        port = freePort();
        process = start();
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    private Process start() {
        List<String> command = new ArrayList<>(
                List.of(RedisCondition.executable().orElseThrow().toString()));
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
        command.addAll(List.of("--save", "", "--appendonly", "no", "--daemonize", "no"));
        try {
            Process started = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("redis.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            await().ignoreExceptions().until(() -> command("PING").startsWith("+PONG"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends an inline command and returns the beginning of the reply. */
    String command(String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            byte[] reply = new byte[8_192];
            return new String(reply, 0, Math.max(0, in.read(reply)), StandardCharsets.UTF_8);
        }
    }

    /** Ends the process; its data is lost. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void restart() {
        process = start();
    }

    /** Stops the process without closing its connections. */
    void freeze() throws Exception {
        signal("STOP");
    }

    void thaw() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
