package com.ticketing.events.app.security.jwt;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP client for the key set of an issuer: bounded in the time of all requests together and in the size of each
 * response. Keeps no connection open. Thread-safe.
 */
final class KeySetClient {

    private static final int MAX_BODY_BYTES = 256 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** OpenID Connect Discovery 1.0, 4. */
    private static final String OPENID_METADATA = "/.well-known/openid-configuration";

    /** RFC 8414, 3. */
    private static final String OAUTH_METADATA = "/.well-known/oauth-authorization-server";

    private final JwtProperties issuer;
    private final Duration timeout;

    KeySetClient(JwtProperties issuer, Duration timeout) {
        this.issuer = issuer;
        this.timeout = timeout;
    }

    /**
     * Fetches the key set; its address is that of the configuration, or else that in the issuer's metadata.
     *
     * @throws IOException if it cannot be fetched within the time limit, or a response is not what it should be
     */
    JWKSet fetch() throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
        try {
            URI address = issuer.jwkSetUri() == null ? keySetAddress(client, deadline) : URI.create(issuer.jwkSetUri());
            return JWKSet.parse(get(client, address, deadline).body());
        } catch (ParseException e) {
            throw new IOException("The key set is not valid", e);
        } finally {
            client.shutdownNow();
        }
    }

    private URI keySetAddress(HttpClient client, long deadline) throws IOException {
        String expected = Objects.requireNonNull(issuer.issuerUri());
        JsonNode metadata = metadata(client, URI.create(expected), deadline);
        String actual = metadata.path("issuer").asString("");
        if (!actual.equals(expected)) {
            throw new IOException("The metadata are of another issuer: " + actual);
        }
        try {
            return URI.create(metadata.path("jwks_uri").asString(""));
        } catch (IllegalArgumentException e) {
            throw new IOException("The metadata have no valid jwks_uri", e);
        }
    }

    private static JsonNode metadata(HttpClient client, URI issuer, long deadline) throws IOException {
        String path = issuer.getPath().replaceAll("/+$", "");
        List<String> locations = List.of(path + OPENID_METADATA, OAUTH_METADATA + path);
        IOException failure = new IOException("The issuer has no metadata");
        for (String location : locations) {
            try {
                return JSON.readTree(
                        get(client, issuer.resolve(location), deadline).body());
            } catch (UnexpectedStatus e) {
                failure = e;
            } catch (JacksonException e) {
                throw new IOException("The metadata are not valid", e);
            }
        }
        throw failure;
    }

    private static HttpResponse<String> get(HttpClient client, URI address, long deadline) throws IOException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(address)
                    .header("Accept", "application/json")
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IOException("Not an http or https address: " + address, e);
        }
        HttpResponse<String> response = await(
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BODY_BYTES)),
                deadline);
        if (response.statusCode() != 200) {
            throw new UnexpectedStatus(address + " responds with status " + response.statusCode());
        }
        return response;
    }

    private static <T> T await(CompletableFuture<T> response, long deadline) throws IOException {
        try {
            return response.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("Timed out", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /** The metadata may be at another location. */
    private static final class UnexpectedStatus extends IOException {

        private static final long serialVersionUID = 1L;

        UnexpectedStatus(String message) {
            super(message);
        }
    }
}
