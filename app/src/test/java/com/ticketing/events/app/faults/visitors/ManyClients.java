package com.ticketing.events.app.faults.visitors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.ticketing.events.app.faults.rig.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Many clients that read responses until their end, on one thread. Every 200 clients share an address of the loopback
 * network, because the service limits the streams of an address.
 */
public final class ManyClients implements AutoCloseable {

    private static final int CLIENTS_PER_ADDRESS = 200;

    private static final Duration PAUSE_BETWEEN_ADDRESSES = Duration.ofMillis(20);

    private final int port;
    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile boolean isClosed;

    /** Creates clients of a service; none is connected. */
    public ManyClients(int port) throws IOException {
        this.port = port;
        Thread.ofPlatform().daemon().name("many-clients").start(this::readAll);
    }

    /**
     * Connects clients; each sends the first bytes of a request.
     *
     * @param request the bytes of the client with a number, as ISO 8859-1
     */
    public void open(int clients, IntFunction<String> request) throws IOException {
        for (int i = 0; i < clients; i++) {
            int address = channels.size() / CLIENTS_PER_ADDRESS;
            SocketChannel channel = SocketChannel.open();
            channels.add(channel);
            channel.bind(new InetSocketAddress(loopback(1, address + 1), 0));
            channel.connect(new InetSocketAddress(loopback(0, 1), port));
            channel.write(ByteBuffer.wrap(request.apply(i).getBytes(ISO_8859_1)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            selector.wakeup();
            if (i % CLIENTS_PER_ADDRESS == 0) {
                // A full accept queue would delay connections by the retransmission times of TCP.
                ServiceProcess.pause(PAUSE_BETWEEN_ADDRESSES);
            }
        }
    }

    /** A request for a path that ends its connection. */
    public static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    }

    /** Sends the bytes on every connection that is still open. */
    public void send(String more) {
        for (SocketChannel channel : channels) {
            try {
                channel.write(ByteBuffer.wrap(more.getBytes(ISO_8859_1)));
            } catch (IOException e) {
                // The service has closed the connection.
            }
        }
    }

    private static InetAddress loopback(int network, int host) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, (byte) network, (byte) host});
    }

    /** The number of clients whose response has begun. */
    public int begun() {
        return begun.get();
    }

    /** The number of clients whose response has a status other than 200. */
    public int refused() {
        return refused.get();
    }

    /** The number of clients whose response has ended. */
    public int ended() {
        return ended.get();
    }

    private void readAll() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
        while (!isClosed) {
            try {
                selector.select(key -> read(key, buffer), 100);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        buffer.clear();
        int read = -1;
        try {
            read = ((SocketChannel) key.channel()).read(buffer);
        } catch (IOException e) {
            // A reset is an end as well.
        }
        if (read > 0 && key.attachment() == null) {
            key.attach(true);
            String start = ISO_8859_1.decode(buffer.flip()).toString();
            (start.startsWith("HTTP/1.1 200 ") ? begun : refused).incrementAndGet();
        } else if (read < 0) {
            ended.incrementAndGet();
            key.cancel();
        }
    }

    /** Disconnects all clients. */
    @Override
    public void close() throws IOException {
        isClosed = true;
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
