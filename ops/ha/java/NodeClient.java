import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HTTP client of one node, or of the proxy in front of all. Thread-safe. */
final class NodeClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final String name;
    private final String address;
    private final String token;

    NodeClient(String name, int port, String token) {
        this.name = name;
        this.address = "http://127.0.0.1:" + port;
        this.token = token;
    }

    /** Sends a request with further headers, as names and values in turn. */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    /** The status of a GET; 0 if there is no response. */
    int status(String path, String... headers) throws InterruptedException {
        try {
            return get(path, headers).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The version in an entity tag. */
    static long version(HttpResponse<String> response) {
        return Long.parseLong(response.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
    }

    static long position(HttpResponse<String> response) {
        return response.headers().firstValueAsLong("Event-Log-Position").orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
