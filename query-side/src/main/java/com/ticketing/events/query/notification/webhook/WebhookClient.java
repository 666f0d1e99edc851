package com.ticketing.events.query.notification.webhook;

import com.ticketing.events.query.notification.webhook.GuardedResolver.AddressRefused;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.UpgradeProtocolHandler;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.ConnectionStatistics;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 client for receivers that are not trusted: bounded in the time of an exchange, in the size of a response, in
 * the number of connections, and in the addresses that it connects to. A connection is closed after a malformed,
 * oversized or unfinished response. Follows no redirects, keeps no cookies, decodes no content. Thread-safe.
 */
final class WebhookClient implements AutoCloseable {

    /** Maximum size of status line and headers. */
    static final int MAX_HEAD_BYTES = 8 * 1024;

    /** Maximum number of body bytes that are read; all of them are discarded. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    /** Reason: the exchange did not end within its time limit. */
    static final String TIMED_OUT = "Timed out";

    /** Reason: there was no connection to the receiver. */
    static final String NOT_CONNECTED = "Connection failed";

    /** Reason: the receiver closed the connection early, did not keep to HTTP, or sent too long a head. */
    static final String INVALID_RESPONSE = "No valid response";

    /** Reason: the address policy permits no address of the receiver. */
    static final String ADDRESS_REFUSED =
            "Private address refused (events.notifications.webhook.allow-private-addresses)";

    private static final Duration MAX_CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 4 * 1024;
    private static final int THREADS = 8;
    private static final HttpField USER_AGENT = new HttpField(HttpHeader.USER_AGENT, "event-service");

    private final Duration timeout;
    private final HttpClient client;
    private final ConnectionStatistics connections = new ConnectionStatistics();

    /**
     * Starts a client.
     *
     * @param timeout the limit for one exchange, from the connection to the end of the response
     * @param maxConnections the maximum number of connections to one receiver
     */
    WebhookClient(Duration timeout, int maxConnections, AddressPolicy policy) {
        this(timeout, maxConnections, client -> new GuardedResolver(resolver(client), policy));
    }

    /** As {@link #WebhookClient(Duration, int, AddressPolicy)}, with another resolution of names. */
    WebhookClient(Duration timeout, int maxConnections, Function<HttpClient, SocketAddressResolver> resolver) {
        this.timeout = timeout;
        Duration connectTimeout = timeout.compareTo(MAX_CONNECT_TIMEOUT) < 0 ? timeout : MAX_CONNECT_TIMEOUT;
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("webhook");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setScheduler(new ScheduledExecutorScheduler("webhook-scheduler", true));
        client.setConnectTimeout(connectTimeout.toMillis());
        client.setAddressResolutionTimeout(connectTimeout.toMillis());
        client.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        client.setMaxConnectionsPerDestination(maxConnections);
        client.setMaxRequestsQueuedPerDestination(maxConnections);
        client.setMaxResponseHeadersSize(MAX_HEAD_BYTES);
        client.setResponseBufferSize(BUFFER_BYTES);
        // After an unreadable chunk Jetty 12.1.14 releases a pooled buffer twice, and two connections then share it.
        client.setByteBufferPool(new ByteBufferPool.NonPooling());
        client.setUseInputDirectByteBuffers(false);
        client.setUseOutputDirectByteBuffers(false);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(USER_AGENT);
        client.addBean(connections);
        client.setSocketAddressResolver(resolver.apply(client));
        start();
    }

    private static SocketAddressResolver resolver(HttpClient client) {
        return new SocketAddressResolver.Async(
                client.getExecutor(), client.getScheduler(), client.getAddressResolutionTimeout());
    }

    private void start() {
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client of the webhook could not be started", e);
        }
        client.getContentDecoderFactories().clear();
        client.getProtocolHandlers().remove(RedirectProtocolHandler.NAME);
        client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
        client.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
        client.getProtocolHandlers().remove(new UpgradeProtocolHandler().getName());
    }

    /** The limit for one exchange. */
    Duration timeout() {
        return timeout;
    }

    /** The number of open connections, idle ones included. */
    long openConnections() {
        return connections.getConnections();
    }

    /**
     * Posts a JSON body.
     *
     * @throws ExchangeFailed with {@link #TIMED_OUT}, {@link #NOT_CONNECTED}, {@link #ADDRESS_REFUSED} or
     *     {@link #INVALID_RESPONSE}
     */
    Answer post(URI url, Map<String, String> headers, byte[] body) throws ExchangeFailed, InterruptedException {
        Exchange exchange = new Exchange();
        Request request = client.POST(url)
                .headers(fields -> headers.forEach(fields::put))
                .body(new BytesRequestContent("application/json", body))
                .onRequestBegin(_ -> exchange.connected = true);
        request.send(exchange);
        try {
            return exchange.answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw abort(request, new ExchangeFailed(TIMED_OUT));
        } catch (ExecutionException e) {
            throw new ExchangeFailed(exchange.reason(e.getCause()));
        } catch (InterruptedException e) {
            abort(request, new ExchangeFailed("Interrupted"));
            throw e;
        }
    }

    private static ExchangeFailed abort(Request request, ExchangeFailed failure) {
        var _ = request.abort(failure);
        return failure;
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client of the webhook could not be stopped", e);
        }
    }

    /**
     * What is used of a response.
     *
     * @param retryAfter the header {@code Retry-After}; null if there is none
     */
    record Answer(int status, @Nullable String retryAfter) {

        private static Answer of(Response response) {
            return new Answer(response.getStatus(), response.getHeaders().get(HttpHeader.RETRY_AFTER));
        }
    }

    /** An exchange ended without a status. Has no stack trace. */
    static final class ExchangeFailed extends Exception {

        private static final long serialVersionUID = 1L;

        private ExchangeFailed(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Receives one response: its status, once the body has ended or has reached its maximum size. */
    private static final class Exchange implements Response.Listener {

        private final CompletableFuture<Answer> answer = new CompletableFuture<>();

        /** Whether the request had a connection. */
        private volatile boolean connected;

        private int received;

        /**
         * The reason of a failure. It depends on how far the exchange came, because the client has the same exceptions
         * for malformed responses and for closed connections.
         */
        String reason(@Nullable Throwable failure) {
            if (failure instanceof TimeoutException || failure instanceof SocketTimeoutException) {
                return TIMED_OUT;
            }
            if (failure instanceof AddressRefused) {
                return ADDRESS_REFUSED;
            }
            return connected ? INVALID_RESPONSE : NOT_CONNECTED;
        }

        /** The client would leave a connection open on which the receiver has switched protocols. */
        @Override
        public void onBegin(Response response) {
            if (response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
                endWithStatus(response);
            }
        }

        @Override
        public void onContent(Response response, ByteBuffer content) {
            received += content.remaining();
            content.position(content.limit());
            if (received > MAX_BODY_BYTES) {
                endWithStatus(response);
            }
        }

        /** Closes the connection; the rest of the response is not read. */
        private void endWithStatus(Response response) {
            if (answer.complete(Answer.of(response))) {
                var _ = response.abort(new ExchangeFailed("The response is not read to its end"));
            }
        }

        @Override
        public void onComplete(Result result) {
            if (result.isFailed()) {
                answer.completeExceptionally(result.getFailure());
            } else {
                answer.complete(Answer.of(result.getResponse()));
            }
        }
    }
}
