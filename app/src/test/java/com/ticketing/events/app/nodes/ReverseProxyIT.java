package com.ticketing.events.app.nodes;

import com.ticketing.events.app.build.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

/** nginx with {@code ops/proxy/nginx.conf}; only its addresses are those of the test. */
@ExtendWith(NginxCondition.class)
class ReverseProxyIT extends ReverseProxyBlackBoxTest {

    private static final Path CONFIGURATION = Checkout.root().resolve("ops/proxy/nginx.conf");

    @Override
    ProxyProcess start(Path directory, int commandPort, int queryPort) throws IOException {
        int port = ProxyProcess.freePort();
        String configuration = Files.readString(CONFIGURATION)
                .replace("listen 127.0.0.1:8080;", "listen 127.0.0.1:" + port + ";")
                .replace("server 127.0.0.1:8081;", "server 127.0.0.1:" + commandPort + ";")
                .replace("server 127.0.0.1:8082;", "server 127.0.0.1:" + queryPort + ";");
        Path file = Files.writeString(directory.resolve("nginx.conf"), configuration);
        return ProxyProcess.start(
                new ProcessBuilder(
                        NginxCondition.executable().orElseThrow().toString(),
                        "-p",
                        directory.toString(),
                        "-c",
                        file.toString()),
                directory,
                port);
    }
}
