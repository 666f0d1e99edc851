package com.ticketing.events.app.security.jwt;

import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Issuer of JSON web tokens with metadata and a key set over HTTP, on a port of the loopback interface that stays the
 * same while it is down. It is down at first.
 */
public final class TestIssuer implements AutoCloseable {

    public static final String AUDIENCE = "event-service";

    private final RSAKey rsaKey = generateRsa("rsa");
    private final RSAKey unpublishedKey = generateRsa("unpublished");
    private final ECKey ecKey = generateEc();
    private final AtomicInteger requestsForKeys = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private @Nullable HttpServer server;

    public TestIssuer() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the issuer if it is down. */
    public synchronized TestIssuer up() {
        if (server == null) {
            server = await().ignoreExceptionsInstanceOf(BindException.class).until(this::bind, Objects::nonNull);
            server.setExecutor(threads);
            server.createContext("/.well-known/openid-configuration", exchange -> respond(exchange, metadata()));
            server.createContext("/keys", exchange -> {
                requestsForKeys.incrementAndGet();
                awaitRelease();
                respond(
                        exchange,
                        new JWKSet(List.of(rsaKey, ecKey)).toPublicJWKSet().toString());
            });
            server.start();
        }
        return this;
    }

    /** Fails for a moment after the issuer went down. */
    private HttpServer bind() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }

    /** Closes the port. */
    synchronized void down() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** Delays the responses with the key set until {@link #release()}. */
    void hold() {
        hold = new CountDownLatch(1);
    }

    void release() {
        hold.countDown();
    }

    private void awaitRelease() {
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String metadata() {
        return "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(uri(), uri());
    }

    private static void respond(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public String uri() {
        return "http://127.0.0.1:" + port;
    }

    int requestsForKeys() {
        return requestsForKeys.get();
    }

    RSAKey rsaKey() {
        return rsaKey;
    }

    /** Claims of a valid token for one hour. */
    public JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(uri())
                .audience(AUDIENCE)
                .subject("grace")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .claim("scope", "openid events:read metrics");
    }

    public String token(JWTClaimsSet claims) {
        return sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(rsaKey.getKeyID()), claims, rsaSigner(rsaKey));
    }

    String tokenOfEllipticCurve(JWTClaimsSet claims) {
        try {
            return sign(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(ecKey.getKeyID()), claims, new ECDSASigner(ecKey));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** A token whose header has this key id, signed with a key that is not in the key set. */
    String tokenOfAnotherKey(String keyId, JWTClaimsSet claims) {
        return sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId), claims, rsaSigner(unpublishedKey));
    }

    /** A token signed with a shared secret. */
    String tokenOfSecret(byte[] secret, JWTClaimsSet claims) {
        try {
            return sign(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(rsaKey.getKeyID()), claims, new MACSigner(secret));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String sign(JWSHeader.Builder header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header.build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JWSSigner rsaSigner(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static RSAKey generateRsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static ECKey generateEc() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        release();
        down();
        threads.shutdownNow();
    }
}
