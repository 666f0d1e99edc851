package com.ticketing.events.app.nodes;

import com.ticketing.events.app.eventlog.fixtures.InstalledPostgres;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * A running reverse proxy.
 *
 * @param log file with its output
 * @param client a client of the proxy with an admin token
 */
record ProxyProcess(Process process, Path log, ServiceClient client) implements AutoCloseable {

    static ProxyProcess start(ProcessBuilder command, Path directory, int port) throws IOException {
        Path log = directory.resolve("proxy.log");
        Process process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new ProxyProcess(
                process, log, new ServiceClient(URI.create("http://127.0.0.1:" + port), ServiceProcess.TOKEN));
    }

    static int freePort() {
        return InstalledPostgres.freePort();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM, on which the proxy ends its workers. */
    @Override
    public void close() {
        client.close();
        process.destroy();
        process.onExit().join();
    }
}
