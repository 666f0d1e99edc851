package com.ticketing.events.query.summary.model;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chat model behind an endpoint that is compatible with OpenAI's streaming chat completions. Bounded in the time of an
 * exchange, the size of a response and the number of connections; follows no redirects. Thread-safe.
 *
 * <p>Spring AI's own model of OpenAI brings a client with 26,000 classes in 53 MB.
 */
final class ChatCompletionsModel implements ChatModel, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration MAX_CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final int THREADS = 8;

    private final HttpClient client;
    private final URI uri;
    private final String name;
    private final Duration timeout;
    private final @Nullable String authorization;

    /** The body of a request. */
    private record ChatRequest(String model, boolean stream, List<ChatMessage> messages) {}

    private record ChatMessage(String role, @Nullable String content) {}

    ChatCompletionsModel(ModelSummaryProperties properties) {
        String base = properties.baseUrl();
        uri = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/chat/completions");
        name = properties.name();
        timeout = properties.timeout();
        String key = properties.apiKey();
        authorization = key == null || key.isBlank() ? null : "Bearer " + key.strip();
        client = newClient(timeout, properties.concurrency());
    }

    private static HttpClient newClient(Duration timeout, int maxConnections) {
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("summary-model");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setScheduler(new ScheduledExecutorScheduler("summary-model-scheduler", true));
        Duration connectTimeout = timeout.compareTo(MAX_CONNECT_TIMEOUT) < 0 ? timeout : MAX_CONNECT_TIMEOUT;
        client.setConnectTimeout(connectTimeout.toMillis());
        client.setAddressResolutionTimeout(connectTimeout.toMillis());
        client.setIdleTimeout(timeout.toMillis());
        client.setMaxConnectionsPerDestination(maxConnections);
        client.setMaxRequestsQueuedPerDestination(maxConnections);
        client.setMaxResponseHeadersSize(MAX_HEAD_BYTES);
        client.setByteBufferPool(new ByteBufferPool.NonPooling());
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client of the language model could not be started", e);
        }
        client.getContentDecoderFactories().clear();
        client.getProtocolHandlers().clear();
        return client;
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        throw new UnsupportedOperationException("only streams are used");
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return Flux.create(sink -> send(prompt, sink));
    }

    private void send(Prompt prompt, FluxSink<ChatResponse> sink) {
        List<ChatMessage> messages = prompt.getInstructions().stream()
                .map(message -> new ChatMessage(message.getMessageType().getValue(), message.getText()))
                .toList();
        String body = JSON.writeValueAsString(new ChatRequest(name, true, messages));
        Request request = client.POST(uri)
                .timeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .headers(headers -> {
                    headers.add(HttpHeader.ACCEPT, "text/event-stream");
                    if (authorization != null) {
                        headers.add(HttpHeader.AUTHORIZATION, authorization);
                    }
                })
                .body(new StringRequestContent("application/json", body));
        sink.onDispose(() -> abort(request, new CancellationException()));
        ChatCompletionReader reader = new ChatCompletionReader(sink::next);
        request.onResponseHeaders(response -> {
                    if (response.getStatus() != HttpStatus.OK_200) {
                        abort(
                                request,
                                new ModelUnavailable(
                                        "the endpoint of the model has responded with status " + response.getStatus()));
                    }
                })
                .onResponseContent((_, bytes) -> {
                    try {
                        reader.read(bytes);
                    } catch (RuntimeException e) {
                        abort(request, e);
                    }
                })
                .send(result -> {
                    if (result.isFailed()) {
                        sink.error(result.getFailure());
                    } else {
                        sink.complete();
                    }
                });
    }

    private static void abort(Request request, Throwable reason) {
        var _ = request.abort(reason);
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client of the language model could not be stopped", e);
        }
    }
}
