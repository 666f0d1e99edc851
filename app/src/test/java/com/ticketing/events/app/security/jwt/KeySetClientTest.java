package com.ticketing.events.app.security.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of an issuer, valid and not. */
class KeySetClientTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String NO_KEYS = "{\"keys\": []}";

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        serve("/keys", 200, NO_KEYS);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void findsTheKeySetInTheMetadata() throws IOException {
        serve(OPENID, 200, metadata(uri()));
        assertThat(fetch(uri(), null).getKeys()).isEmpty();
    }

    @Test
    void findsTheMetadataOfAnIssuerWithAPathAtBothLocations() throws IOException {
        serve("/tenant" + OPENID, 200, metadata(uri() + "/tenant/"));
        assertThat(fetch(uri() + "/tenant/", null).getKeys()).isEmpty();
        serve("/.well-known/oauth-authorization-server/other", 200, metadata(uri() + "/other"));
        assertThat(fetch(uri() + "/other", null).getKeys()).isEmpty();
    }

    @Test
    void needsNoMetadataWithTheAddressOfTheKeySet() throws IOException {
        assertThat(fetch(null, uri() + "/keys").getKeys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"issuer\": \"http://other.example\", \"jwks_uri\": \"/keys\"}"})
    void refusesMetadataThatAreNotThoseOfTheIssuer(String metadata) {
        serve(OPENID, 200, metadata);
        assertFails(uri(), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/keys", "ftp://127.0.0.1/keys", "not an address"})
    void refusesAnAddressThatIsNotOneOfAKeySet(String address) {
        serve(OPENID, 200, "{\"issuer\": \"%s\", \"jwks_uri\": \"%s\"}".formatted(uri(), address));
        assertFails(uri(), null);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 404, 500})
    void refusesAnotherStatusThan200(int status) {
        serve("/other", status, status == 204 ? "" : NO_KEYS);
        assertFails(null, uri() + "/other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"keys\": 1}", "{\"keys\": [{\"kty\": \"RSA\"}]}", "<html>"})
    void refusesAResponseThatIsNoKeySet(String body) {
        serve("/other", 200, body);
        assertFails(null, uri() + "/other");
    }

    @Test
    void refusesAResponseWithoutAnEnd() {
        server.createContext("/other", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
                while (end.getCount() > 0) {
                    body.write(spaces);
                }
            }
        });
        assertFails(null, uri() + "/other");
    }

    @Test
    void givesUpAResponseThatDoesNotComplete() {
        server.createContext("/other", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertFails(null, uri() + "/other");
    }

    private void serve(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/keys");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private String metadata(String issuer) {
        return "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(issuer, uri());
    }

    private String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static JWKSet fetch(@Nullable String issuer, @Nullable String keySet) throws IOException {
        return new KeySetClient(new JwtProperties(issuer, keySet, List.of(), "sub"), TIMEOUT).fetch();
    }

    private static void assertFails(@Nullable String issuer, @Nullable String keySet) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> fetch(issuer, keySet));
    }
}
