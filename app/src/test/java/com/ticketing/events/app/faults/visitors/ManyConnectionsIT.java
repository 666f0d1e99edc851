package com.ticketing.events.app.faults.visitors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Open connections that have had two requests, in a process with a heap of 256 MiB. */
@Timeout(180)
class ManyConnectionsIT {

    private static final int CONNECTIONS = 3_000;
    private static final int REQUESTS = 2;
    private static final byte[] REQUEST =
            "GET /public/events?limit=1 HTTP/1.1\r\nHost: a\r\nX-Header: value\r\n\r\n".getBytes(ISO_8859_1);

    @Test
    void leaveHeapForOtherRequests(@TempDir Path directory) throws Exception {
        try (ServiceProcess service = ServiceProcess.ready(TestStorage.sqlite(directory))) {
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < CONNECTIONS; i++) {
                    Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
                    sockets.add(socket);
                    for (int request = 0; request < REQUESTS; request++) {
                        socket.getOutputStream().write(REQUEST);
                        readResponse(socket);
                    }
                }
                EventModel event = new EventModel(false);
                event.create(service.client());
                assertThat(service.client().read(event.id()).status()).isEqualTo(200);
                assertThat(service.isReady()).isTrue();
                assertThat(service.output()).doesNotContain("OutOfMemoryError", " ERROR ");
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    private static void readResponse(Socket socket) throws IOException {
        byte[] buffer = new byte[2048];
        StringBuilder received = new StringBuilder();
        while (received.indexOf("\"totalPages\"") < 0) {
            int read = socket.getInputStream().read(buffer);
            if (read < 0) {
                throw new AssertionError("connection closed after: " + received);
            }
            received.append(new String(buffer, 0, read, ISO_8859_1));
        }
        assertThat(received).startsWith("HTTP/1.1 200");
    }
}
