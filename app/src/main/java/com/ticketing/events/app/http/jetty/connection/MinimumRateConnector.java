package com.ticketing.events.app.http.jetty.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Connector with a minimum rate of incoming bytes. The idle timeout limits the time from the first byte of a request
 * head to its last one, and the time in which {@link #MIN_BODY_BYTES} of a request body, or its rest, have to arrive.
 *
 * <p>Jetty restarts the idle timeout with each byte that it receives, so that a client that sends a byte now and then
 * keeps its connection forever; {@code HttpConfiguration.minRequestDataRate} has no effect in Jetty 12.1.
 */
public final class MinimumRateConnector extends ServerConnector {

    /** About 1 KiB/s with the default idle timeout of 30 s. */
    static final int MIN_BODY_BYTES = 32 << 10;

    private MinimumRateConnector(Server server, int acceptors, int selectors, ConnectionFactory... factories) {
        super(server, acceptors, selectors, factories);
    }

    /** Creates a connector with the address, threads, timeout and protocols of another one, which was not started. */
    public static MinimumRateConnector replacing(ServerConnector other) {
        MinimumRateConnector connector = new MinimumRateConnector(
                other.getServer(),
                other.getAcceptors(),
                other.getSelectorManager().getSelectorCount(),
                other.getConnectionFactories().toArray(ConnectionFactory[]::new));
        connector.setHost(other.getHost());
        connector.setPort(other.getPort());
        connector.setIdleTimeout(other.getIdleTimeout());
        connector.setDefaultProtocol(other.getDefaultProtocol());
        return connector;
    }

    /** Whether no request has arrived completely that awaits a response; its head may have arrived in part. */
    static boolean isAwaitingRequest(EndPoint endPoint) {
        HttpConnection http = httpConnection(endPoint.getConnection());
        return http == null || http.getParser().inHeaderState();
    }

    /** Null before a TLS handshake. */
    private static @Nullable HttpConnection httpConnection(@Nullable Connection connection) {
        Connection http =
                connection instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : connection;
        return http instanceof HttpConnection found ? found : null;
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint endPoint = new MinimumRateEndPoint(channel, selector, key, getScheduler());
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    /** Restarts the idle timeout only when enough bytes have arrived. */
    private static final class MinimumRateEndPoint extends SocketChannelEndPoint {

        private static final long NONE = -1;

        /** Result of a check whose timeout was reported; the next check follows after the whole timeout. */
        private static final long EXPIRED = 0;

        /** Time until a timeout is repeated that found no read in progress, because the last byte is being parsed. */
        private static final long BODY_CHECK_MILLIS = 1_000;

        private boolean isFilling;
        private boolean isFlushing;
        private long requestsAtRestart = NONE;
        private long bytesAtRestart;

        MinimumRateEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
            super(channel, selector, key, scheduler);
        }

        @Override
        public int fill(ByteBuffer buffer) throws IOException {
            isFilling = true;
            try {
                return super.fill(buffer);
            } finally {
                isFilling = false;
            }
        }

        @Override
        public boolean flush(ByteBuffer... buffers) throws IOException {
            isFlushing = true;
            try {
                return super.flush(buffers);
            } finally {
                isFlushing = false;
            }
        }

        /** Called for each read and write, and for each registration of interest in a read, which is no progress. */
        @Override
        public void notIdle() {
            HttpConnection http = isFlushing ? null : httpConnection(getConnection());
            if (http == null || (isFilling && hasProgressed(http))) {
                super.notIdle();
            }
        }

        @Override
        protected long checkIdleTimeout() {
            long nextMillis = super.checkIdleTimeout();
            HttpConnection http = httpConnection(getConnection());
            boolean isReceivingBody = http != null && http.getParser().inContentState();
            return nextMillis == EXPIRED && isReceivingBody ? BODY_CHECK_MILLIS : nextMillis;
        }

        /** The first bytes of a head are progress, and each {@link #MIN_BODY_BYTES} of a body. */
        private boolean hasProgressed(HttpConnection http) {
            HttpParser parser = http.getParser();
            if (parser.inHeaderState()) {
                boolean isFirst = requestsAtRestart != http.getMessagesIn();
                requestsAtRestart = http.getMessagesIn();
                bytesAtRestart = isFirst ? http.getBytesIn() : bytesAtRestart;
                return isFirst;
            }
            if (parser.inContentState() && http.getBytesIn() - bytesAtRestart < MIN_BODY_BYTES) {
                return false;
            }
            bytesAtRestart = http.getBytesIn();
            return true;
        }
    }
}
