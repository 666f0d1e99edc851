package com.ticketing.events.app.http.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Gives requests that come from a {@linkplain TrustedProxies trusted proxy} the address of the client, and if
 * configured also scheme, host and port of the client's request. Any other request stays as it is. If no proxy is
 * configured, every peer may report scheme, host and port, and none the address.
 */
public final class ForwardedClientCustomizer implements HttpConfiguration.Customizer {

    private final TrustedProxies proxies;
    private final @Nullable ForwardedRequestCustomizer origin;

    /** @param withOrigin whether scheme, host and port are taken from the headers, too */
    public ForwardedClientCustomizer(TrustedProxies proxies, boolean withOrigin) {
        this.proxies = proxies;
        origin = withOrigin ? new ForwardedRequestCustomizer() : null;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer)
                || !(proxies.isEmpty() || proxies.contains(peer.getAddress()))) {
            return request;
        }
        InetAddress client = proxies.client(peer.getAddress(), ForwardedNodes.of(request.getHeaders()));
        SocketAddress remote = client.equals(peer.getAddress()) ? peer : new InetSocketAddress(client, 0);
        return new ClientRequest(origin == null ? request : origin.customize(request, responseHeaders), remote);
    }

    private static final class ClientRequest extends Request.Wrapper {

        private final ConnectionMetaData connection;

        ClientRequest(Request request, SocketAddress remote) {
            super(request);
            connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return remote;
                }
            };
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }
}
