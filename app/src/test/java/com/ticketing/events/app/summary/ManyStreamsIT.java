package com.ticketing.events.app.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** 500 open summary streams at the same time. */
@TestPropertySource(properties = "events.summary.chunk-delay=100ms")
class ManyStreamsIT extends BlackBoxTest {

    private static final int STREAMS = 500;
    private static final int MAX_ADDITIONAL_THREADS = 50;

    @Test
    void openStreamsDoNotHoldPlatformThreads() throws Exception {
        String id = create(EventBody.withStatus("PUBLISHED"));
        int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
        CountDownLatch open = new CountDownLatch(STREAMS);
        List<Future<String>> streams = new ArrayList<>();

        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < STREAMS; i++) {
                streams.add(readers.submit(() -> read(id, open)));
            }
            assertThat(open.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ManagementFactory.getThreadMXBean().getThreadCount())
                    .isLessThan(threadsBefore + MAX_ADDITIONAL_THREADS);
            for (Future<String> stream : streams) {
                assertThat(stream.get()).contains("event: done");
            }
        }
    }

    private String read(String id, CountDownLatch open) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET /public/events/" + id + "/summary HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            int first = in.read();
            open.countDown();
            return (char) first + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
