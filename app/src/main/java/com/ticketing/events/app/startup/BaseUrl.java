package com.ticketing.events.app.startup;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** URL of the running web server without a path, as a client on this machine uses it. */
@Component
final class BaseUrl implements Supplier<String> {

    private final ServerProperties server;
    private volatile int port;

    BaseUrl(ServerProperties server) {
        this.server = server;
    }

    @EventListener
    void onStart(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    /** With the port on which the server listens; only after its start. */
    @Override
    public String get() {
        return (Ssl.isEnabled(server.getSsl()) ? "https" : "http") + "://" + host(server.getAddress()) + ":" + port;
    }

    /** @param address null for every address of the machine */
    static String host(@Nullable InetAddress address) {
        if (address == null || address.isAnyLocalAddress()) {
            return "localhost";
        }
        String literal = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + literal.replaceFirst("%.*", "") + "]" : literal;
    }
}
