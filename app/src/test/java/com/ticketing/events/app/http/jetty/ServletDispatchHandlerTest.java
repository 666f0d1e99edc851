package com.ticketing.events.app.http.jetty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ServletDispatchHandlerTest {

    private static final int MAX_WAITING = 2;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<Socket> sockets = new ArrayList<>();
    private final Servlets servlets = new Servlets();
    private final ServletDispatchHandler handler = new ServletDispatchHandler(servlets, MAX_WAITING);

    @BeforeEach
    void start() throws Exception {
        server.addConnector(connector);
        server.setHandler(handler);
        server.setErrorHandler(new JettyErrorHandler());
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        servlets.end.countDown();
        servlets.isSpinning.set(false);
        for (Socket socket : sockets) {
            socket.close();
        }
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator, false",
        "/actuator/health, false",
        "/%61ctuator/health/liveness, false",
        "/a/../actuator/health, false",
        "/actuators, true",
        "/actuator/../events, true",
        "/events, true",
        "/, true"
    })
    void dispatchesTheActuatorToPlatformThreads(String path, boolean isVirtual) {
        assertThat(get(path).body()).isEqualTo("virtual=" + isVirtual);
    }

    @Test
    void awaitsBodiesOnVirtualThreads() throws IOException {
        List<Socket> senders = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            senders.add(send("POST /actuator/body HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345"));
            senders.add(send("POST /actuator/body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1"));
        }
        Awaitility.await().untilAsserted(() -> assertThat(servlets.bodies).hasValue(senders.size()));
        assertThat(get("/actuator/health").body()).isEqualTo("virtual=false");
    }

    @Test
    void servesTheActuatorWhileRequestsComputeOnEveryCarrier() throws IOException {
        servlets.isSpinning.set(true);
        for (int n = 0; n < 4 * Runtime.getRuntime().availableProcessors(); n++) {
            send("GET /spin HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(servlets.spinning)
                        .hasValueGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors()));
        for (int n = 0; n < 20; n++) {
            assertThat(get("/actuator/health").status()).isEqualTo(200);
        }
    }

    @Test
    void servesTheActuatorWhileClientsDoNotReadItsResponses() throws IOException {
        String pipelined = "GET /actuator/large HTTP/1.1\r\nHost: a\r\n\r\n".repeat(20);
        for (int n = 0; n < 20; n++) {
            Socket socket = new Socket();
            sockets.add(socket);
            socket.setReceiveBufferSize(4 << 10);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort()));
            socket.getOutputStream().write(pipelined.getBytes(ISO_8859_1));
        }
        Awaitility.await().untilAsserted(() -> {
            assertThat(get("/actuator/health").status()).isEqualTo(200);
            assertThat(get("/actuator/large").body()).hasSize(Servlets.LARGE_BYTES);
        });
    }

    @Test
    void refusesTheActuatorWhenTooManyWait() throws IOException {
        for (int n = 0; n < 10 + MAX_WAITING; n++) {
            send("GET /actuator/wait HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        Awaitility.await().until(this::isAnyAnswered);
        RawHttp.Response refused = get("/actuator/health");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).contains("1");
        assertThat(Envelope.of(refused.body()).code()).isEqualTo("RATE_LIMITED");
        assertThat(get("/events").body()).isEqualTo("virtual=true");
        assertThat(handler.refusals()).isPositive();
        servlets.end.countDown();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(get("/actuator/health").status()).isEqualTo(200));
    }

    /** A refusal is the only response before the end: the queue is full from then on. */
    private boolean isAnyAnswered() throws IOException {
        for (Socket socket : sockets) {
            if (socket.getInputStream().available() > 0) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({"/actuator/fail, 500", "/fail, 500", "/actuator/none, 404", "/none, 404"})
    void reportsFailuresOfTheServlets(String path, int status) {
        RawHttp.Response response = get(path);
        assertThat(response.status()).isEqualTo(status);
        Envelope.of(response.body());
    }

    private RawHttp.Response get(String path) {
        return RawHttp.send(connector.getLocalPort(), "GET " + path + " HTTP/1.1", "Host: a");
    }

    private Socket send(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        sockets.add(socket);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return socket;
    }

    /** Stands for the servlets: blocks in each write as they do. */
    private static final class Servlets extends Handler.Abstract {

        private static final int LARGE_BYTES = 1 << 20;

        private final CountDownLatch end = new CountDownLatch(1);
        private final AtomicBoolean isSpinning = new AtomicBoolean();
        private final AtomicInteger spinning = new AtomicInteger();
        private final AtomicInteger bodies = new AtomicInteger();

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            switch (request.getHttpURI().getCanonicalPath()) {
                case "/actuator/body" -> {
                    bodies.incrementAndGet();
                    Content.Source.consumeAll(request);
                }
                case "/actuator/wait" -> end.await();
                case "/actuator/fail", "/fail" -> throw new LinkageError("injected");
                case "/actuator/none", "/none" -> {
                    return false;
                }
                case "/spin" -> {
                    spinning.incrementAndGet();
                    while (isSpinning.get()) {
                        Thread.onSpinWait();
                    }
                }
                default -> {}
            }
            boolean isLarge = request.getHttpURI().getPath().endsWith("/large");
            String text = isLarge
                    ? "x".repeat(LARGE_BYTES)
                    : "virtual=" + Thread.currentThread().isVirtual();
            Content.Sink.write(response, false, ByteBuffer.wrap(text.getBytes(UTF_8)));
            response.write(true, null, callback);
            return true;
        }
    }
}
