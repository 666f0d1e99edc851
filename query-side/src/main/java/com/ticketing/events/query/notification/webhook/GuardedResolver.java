package com.ticketing.events.query.notification.webhook;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Resolves the host of every new connection and passes on the addresses that the policy permits. The client connects to
 * exactly these and does not resolve the name again, so that a name whose address changes in between has no effect.
 * Thread-safe.
 */
final class GuardedResolver implements SocketAddressResolver {

    private final SocketAddressResolver resolver;
    private final AddressPolicy policy;

    GuardedResolver(SocketAddressResolver resolver, AddressPolicy policy) {
        this.resolver = resolver;
        this.policy = policy;
    }

    @Override
    public void resolve(
            String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> connection) {
        resolver.resolve(host, port, context, new Promise<>() {
            @Override
            public void succeeded(List<InetSocketAddress> addresses) {
                List<InetSocketAddress> permitted = addresses.stream()
                        .filter(address -> policy.permits(address.getAddress()))
                        .toList();
                if (permitted.isEmpty()) {
                    connection.failed(new AddressRefused());
                } else {
                    connection.succeeded(permitted);
                }
            }

            @Override
            public void failed(Throwable failure) {
                connection.failed(failure);
            }
        });
    }

    /** The policy permits no address of the host. */
    static final class AddressRefused extends IOException {

        private static final long serialVersionUID = 1L;

        private AddressRefused() {
            super("The address is not permitted");
        }
    }
}
