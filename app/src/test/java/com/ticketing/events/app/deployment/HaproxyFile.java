package com.ticketing.events.app.deployment;

import com.ticketing.events.app.build.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The configuration of HAProxy in containers, {@code ops/proxy/haproxy.cfg}. */
public record HaproxyFile(String text) {

    private static final Path FILE = Checkout.root().resolve("ops/proxy/haproxy.cfg");
    private static final Pattern VARIABLE = Pattern.compile("\"\\$\\{(\\w+)}\"");
    private static final Pattern PORT = Pattern.compile("(?m)^ *bind :(\\d+)$");

    public static HaproxyFile read() {
        try {
            return new HaproxyFile(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The environment variables that it reads. */
    Set<String> variables() {
        return VARIABLE.matcher(text)
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toSet());
    }

    /** The ports on which it listens. */
    Set<Integer> ports() {
        return PORT.matcher(text)
                .results()
                .map(port -> Integer.parseInt(port.group(1)))
                .collect(Collectors.toSet());
    }

    /** The text with other addresses to listen on. */
    public String listeningOn(String service, String health) {
        return text.replace("bind :8080", "bind " + service).replace("bind :8404", "bind " + health);
    }
}
