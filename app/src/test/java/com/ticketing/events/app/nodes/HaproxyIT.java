package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.deployment.HaproxyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** HAProxy with {@code ops/proxy/haproxy.cfg}; only the addresses on which it listens are those of the test. */
@ExtendWith(HaproxyCondition.class)
class HaproxyIT extends ReverseProxyBlackBoxTest {

    @Override
    ProxyProcess start(Path directory, int commandPort, int queryPort) throws IOException {
        int port = ProxyProcess.freePort();
        Path file = configuration(directory, port);
        return ProxyProcess.start(
                haproxy("127.0.0.1:" + commandPort, "127.0.0.1:" + queryPort, "-db", "-f", file.toString()),
                directory,
                port);
    }

    private static Path configuration(Path directory, int port) throws IOException {
        return Files.writeString(
                directory.resolve("haproxy.cfg"),
                HaproxyFile.read().listeningOn("127.0.0.1:" + port, "127.0.0.1:" + ProxyProcess.freePort()));
    }

    private static ProcessBuilder haproxy(String commandNodes, String queryNodes, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.command().addFirst(HaproxyCondition.executable().orElseThrow().toString());
        builder.environment()
                .putAll(Map.of(
                        "COMMAND_NODES", commandNodes, "QUERY_NODES", queryNodes, "TRUSTED_PROXIES", "10.0.0.0/8"));
        return builder;
    }

    @Test
    void theNamesOfTheNodesMayBeUnknownAtTheStart(@TempDir Path directory) throws Exception {
        Process check = haproxy(
                        "command.invalid:8080",
                        "query.invalid:8080",
                        "-c",
                        "-f",
                        configuration(directory, ProxyProcess.freePort()).toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("check.log").toFile())
                .start();
        assertThat(check.waitFor())
                .as(Files.readString(directory.resolve("check.log")))
                .isZero();
    }
}
