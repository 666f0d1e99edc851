package com.ticketing.events.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HealthCommandTest {

    private static final String PATH = "/actuator/health/readiness";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> variables = new HashMap<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private String probe() {
        return "http://127.0.0.1:" + port() + PATH;
    }

    private void respond(int status) {
        server.createContext(PATH, exchange -> {
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private int run(Duration timeLimit, String... arguments) {
        return new CommandLine(new HealthCommand(variables::get, timeLimit))
                .setUnmatchedArgumentsAllowed(true)
                .setParameterExceptionHandler(new UsageErrorHandler())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private void assertPrinted(String line) {
        assertThat(out.toString().lines()).containsExactly(line);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aReadyServiceIsFoundByItsVariable() {
        respond(200);
        variables.put("SERVER_PORT", Integer.toString(port()));
        assertThat(run(LONG)).isEqualTo(ExitCodes.DONE);
        assertPrinted("ready: " + probe());
    }

    @Test
    void anOptionTakesPrecedenceOverTheVariable() {
        respond(200);
        variables.put("SERVER_PORT", "1");
        assertThat(run(LONG, "--server.port=" + port())).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void theAddressMayBeAnother() {
        respond(200);
        variables.put("SERVER_PORT", "1");
        assertThat(run(LONG, "--url", probe())).isEqualTo(ExitCodes.DONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 404, 302})
    void anotherStatusIsNotReady(int status) {
        respond(status);
        assertThat(run(LONG, "--url", probe())).isEqualTo(ExitCodes.PROBLEMS);
        assertPrinted("not ready: " + probe() + " responds " + status);
    }

    @Test
    void withoutAServiceThereIsNoConnection() {
        server.stop(0);
        assertThat(run(LONG, "--url", probe())).isEqualTo(ExitCodes.PROBLEMS);
        assertPrinted("not ready: no connection to " + probe());
    }

    @Test
    void aSilentServiceIsNotReadyAfterTheTimeLimit() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort() + PATH;
            assertThat(run(SHORT, "--url", url)).isEqualTo(ExitCodes.PROBLEMS);
            assertPrinted("not ready: " + url + " does not respond within 300 ms");
        }
    }

    @Test
    void aResponseWithoutAnEndIsNotReadyAfterTheTimeLimit() {
        server.createContext(PATH, exchange -> exchange.sendResponseHeaders(200, 2));
        assertThat(run(SHORT, "--url", probe())).isEqualTo(ExitCodes.PROBLEMS);
        assertPrinted("not ready: " + probe() + " does not respond within 300 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server.port=http", "--url=ftp://localhost/", "--url=x"})
    void aMalformedAddressIsWrongUsage(String argument) {
        assertThat(run(LONG, argument)).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().endsWith("is not an address of a probe");
    }
}
