package com.ticketing.events.app.nodes;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.eventlog.fixtures.InstalledPostgres;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** nginx with the configuration of the documentation; only its addresses are those of the test. */
final class NginxProcess implements AutoCloseable {

    private static final Path CONFIGURATION = Checkout.root().resolve("ops/proxy/nginx.conf");

    private final Process process;
    private final ServiceClient client;

    private NginxProcess(Process process, ServiceClient client) {
        this.process = process;
        this.client = client;
    }

    static NginxProcess start(Path directory, int commandPort, int queryPort) throws IOException {
        int port = InstalledPostgres.freePort();
        String configuration = Files.readString(CONFIGURATION)
                .replace("listen 127.0.0.1:8080;", "listen 127.0.0.1:" + port + ";")
                .replace("server 127.0.0.1:8081;", "server 127.0.0.1:" + commandPort + ";")
                .replace("server 127.0.0.1:8082;", "server 127.0.0.1:" + queryPort + ";");
        Path file = Files.writeString(directory.resolve("nginx.conf"), configuration);
        Process process = new ProcessBuilder(
                        NginxCondition.executable().orElseThrow().toString(),
                        "-p",
                        directory.toString(),
                        "-c",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        ServiceClient client = new ServiceClient(URI.create("http://127.0.0.1:" + port), ServiceProcess.TOKEN);
        return new NginxProcess(process, client);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** A client of the proxy with an admin token. */
    ServiceClient client() {
        return client;
    }

    /** Sends SIGTERM, on which the master ends its workers. */
    @Override
    public void close() {
        client.close();
        process.destroy();
        process.onExit().join();
    }
}
