package com.ticketing.events.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.InstalledPostgres;
import com.ticketing.events.app.support.BlackBoxTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A cache of nginx in front of the service: each client gets the representation that it accepts. */
@ExtendWith(NginxCondition.class)
class SharedCacheIT extends BlackBoxTest {

    private static final Pattern ASSET = Pattern.compile("/assets/[0-9a-f]{16}/[\\w/-]+\\.(?:css|js)");

    @TempDir
    private Path directory;

    private final int proxyPort = InstalledPostgres.freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private Process nginx;

    @BeforeEach
    void start() throws IOException {
        Path file = Files.writeString(directory.resolve("nginx.conf"), configuration());
        nginx = new ProcessBuilder(
                        NginxCondition.executable().orElseThrow().toString(),
                        "-p",
                        directory.toString(),
                        "-c",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.log").toFile())
                .start();
        Awaitility.await()
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(send("/admin", "identity").statusCode())
                        .as(Files.readString(directory.resolve("nginx.log")))
                        .isEqualTo(200));
    }

    @AfterEach
    void stop() {
        client.close();
        nginx.destroy();
        nginx.onExit().join();
    }

    @Test
    void keepsTheRepresentationsApart() throws Exception {
        Matcher assets = ASSET.matcher(anonymous().get("/admin").asString());
        assertThat(assets.find()).isTrue();
        do {
            String path = assets.group();
            byte[] expected =
                    anonymous().header("Accept-Encoding", "identity").get(path).asByteArray();
            for (int round = 0; round < 2; round++) {
                for (String coding : List.of("gzip", "identity", "gzip;q=0", "gzip, br", "br")) {
                    HttpResponse<byte[]> response = send(path, coding);
                    boolean isGzip = coding.startsWith("gzip") && !coding.contains("q=0") && expected.length >= 1024;
                    assertThat(response.headers().firstValue("Content-Encoding").isPresent())
                            .as("%s %s", path, coding)
                            .isEqualTo(isGzip);
                    assertThat(isGzip ? uncompressed(response.body()) : response.body())
                            .isEqualTo(expected);
                    if (round == 1) {
                        assertThat(response.headers().firstValue("X-Cache")).contains("HIT");
                    }
                }
            }
        } while (assets.find());
    }

    private HttpResponse<byte[]> send(String path, String coding) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxyPort + path))
                        .header("Accept-Encoding", coding)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static byte[] uncompressed(byte[] body) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }

    private String configuration() {
        return """
                daemon off;
                master_process off;
                pid nginx.pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    client_body_temp_path temp-body;
                    proxy_temp_path temp-proxy;
                    fastcgi_temp_path temp-fastcgi;
                    uwsgi_temp_path temp-uwsgi;
                    scgi_temp_path temp-scgi;
                    proxy_cache_path cache keys_zone=responses:1m;
                    server {
                        listen 127.0.0.1:%d;
                        location / {
                            proxy_pass http://127.0.0.1:%d;
                            proxy_http_version 1.1;
                            proxy_cache responses;
                            add_header X-Cache $upstream_cache_status;
                        }
                    }
                }
                """.formatted(proxyPort, port);
    }
}
