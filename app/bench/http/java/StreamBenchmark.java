package com.ticketing.events.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Opens many summary streams at a constant rate and prints what they cost the service, as rows of a table: of an Event
 * each, and of one Event for every 50 readers.
 */
final class StreamBenchmark {

    private static final int READERS_PER_EVENT = 50;
    private static final int WARM_UP_STREAMS = 2_000;
    private static final int PAGE_SIZE = 100;
    private static final Duration CPU_WINDOW = Duration.ofSeconds(8);

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern USED_HEAP = Pattern.compile("heap.* used (\\d+)K");
    private static final Pattern GENERATIONS =
            Pattern.compile("^events_summary_generations_total(?:\\{.*})? (\\S+)$", Pattern.MULTILINE);

    private final int port;
    private final long service;
    private final String token;
    private final int streams;
    private final int perSecond;
    private final HttpClient http = HttpClient.newHttpClient();

    private StreamBenchmark(int port, long service, String token, int streams, int perSecond) {
        this.port = port;
        this.service = service;
        this.token = token;
        this.streams = streams;
        this.perSecond = perSecond;
    }

    /** Arguments: port and process id of the service, a token for its metrics, streams, new streams per second. */
    public static void main(String[] arguments) throws Exception {
        new StreamBenchmark(
                        Integer.parseInt(arguments[0]),
                        Long.parseLong(arguments[1]),
                        arguments[2],
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]))
                .run();
    }

    private void run() throws Exception {
        int shared = streams / READERS_PER_EVENT;
        List<String> ids = publicEvents(WARM_UP_STREAMS + streams + shared);
        try (Readers readers = new Readers(port, perSecond)) {
            readers.open(ids.subList(0, WARM_UP_STREAMS));
            readers.awaitEnd();
        }
        measure("an Event each", ids.subList(WARM_UP_STREAMS, WARM_UP_STREAMS + streams));
        measure(
                READERS_PER_EVENT + " readers of an Event",
                ids.subList(WARM_UP_STREAMS + streams, ids.size()).stream()
                        .flatMap(id -> Stream.generate(() -> id).limit(READERS_PER_EVENT))
                        .toList());
    }

    private void measure(String title, List<String> ids) throws Exception {
        long generations = generations();
        long heapBefore = heapBytesAfterCollection();
        long start = cpuMicros();
        try (Readers readers = new Readers(port, perSecond)) {
            readers.open(ids);
            long windowStart = cpuMicros();
            long chunksBefore = readers.chunks;
            readers.readFor(CPU_WINDOW);
            double perChunk = (double) (cpuMicros() - windowStart) / (readers.chunks - chunksBefore);
            int open = readers.open();
            long collectionStart = cpuMicros();
            long heap = (readers.whileReading(this::heapBytesAfterCollection) - heapBefore) / open;
            long collection = cpuMicros() - collectionStart;
            readers.awaitEnd();
            double perStream = (cpuMicros() - start - collection) / 1e3 / ids.size();
            System.out.printf(
                    Locale.ROOT,
                    "| %,d, %s | %,d | %,d bytes | %.1f ms, %.1f ms | %.1f µs | %.2f ms | %,d |%n",
                    ids.size(),
                    title,
                    open,
                    heap,
                    readers.firstChunkMillis(0.5),
                    readers.firstChunkMillis(0.99),
                    perChunk,
                    perStream,
                    generations() - generations);
        }
    }

    private List<String> publicEvents(int count) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int page = 1; ids.size() < count; page++) {
            Matcher matcher = ID.matcher(get("/public/events?limit=" + PAGE_SIZE + "&page=" + page));
            int before = ids.size();
            while (matcher.find()) {
                ids.add(matcher.group(1));
            }
            if (ids.size() == before) {
                throw new IllegalStateException("Only " + before + " of " + count + " public Events");
            }
        }
        return ids.subList(0, count);
    }

    private long generations() throws Exception {
        Matcher matcher = GENERATIONS.matcher(get("/actuator/prometheus"));
        if (!matcher.find()) {
            throw new IllegalStateException("No metric events_summary_generations_total");
        }
        return (long) Double.parseDouble(matcher.group(1));
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private long heapBytesAfterCollection() throws Exception {
        jcmd("GC.run");
        Matcher matcher = USED_HEAP.matcher(jcmd("GC.heap_info"));
        if (!matcher.find()) {
            throw new IllegalStateException("No used heap in the output of jcmd");
        }
        return Long.parseLong(matcher.group(1)) << 10;
    }

    private String jcmd(String command) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(service), command).start();
        return new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private long cpuMicros() {
        return ProcessHandle.of(service).orElseThrow().info().totalCpuDuration().orElseThrow().toNanos() / 1_000;
    }

    /** Clients on the calling thread, which read until the end of their stream. */
    private static final class Readers implements AutoCloseable {

        private static final byte[] CHUNK = "data: ".getBytes(ISO_8859_1);
        private static final int SELECT_MILLIS = 2;

        private final InetSocketAddress service;
        private final long pauseNanos;
        private final Selector selector = Selector.open();
        private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        private final List<Reader> readers = new ArrayList<>();
        private int ended;
        private long chunks;

        private static final class Reader {
            private final String request;
            private final long start = System.nanoTime();
            private long firstChunkNanos = -1;

            Reader(String id) {
                request = "GET /public/events/" + id + "/summary HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
            }
        }

        Readers(int port, int perSecond) throws IOException {
            service = new InetSocketAddress("127.0.0.1", port);
            pauseNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        }

        void open(List<String> ids) throws IOException {
            long start = System.nanoTime();
            for (int i = 0; i < ids.size(); i++) {
                long due = start + i * pauseNanos;
                readWhile(() -> System.nanoTime() < due);
                Reader reader = new Reader(ids.get(i));
                readers.add(reader);
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                boolean connected = channel.connect(service);
                channel.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, reader);
            }
            readWhile(() -> readers.stream().anyMatch(reader -> reader.firstChunkNanos < 0));
        }

        int open() {
            return readers.size() - ended;
        }

        void readFor(Duration length) throws IOException {
            long end = System.nanoTime() + length.toNanos();
            readWhile(() -> System.nanoTime() < end);
        }

        void awaitEnd() throws IOException {
            readWhile(() -> open() > 0);
        }

        /** Reads while another thread computes. */
        <T> T whileReading(Callable<T> computation) throws Exception {
            var task = new FutureTask<>(computation);
            Thread.ofPlatform().start(task);
            readWhile(() -> !task.isDone());
            return task.get();
        }

        double firstChunkMillis(double quantile) {
            long[] sorted = readers.stream().mapToLong(reader -> reader.firstChunkNanos).sorted().toArray();
            return sorted[(int) Math.ceil(quantile * sorted.length) - 1] / 1e6;
        }

        private void readWhile(BooleanSupplier condition) throws IOException {
            while (condition.getAsBoolean()) {
                selector.select(this::proceed, SELECT_MILLIS);
            }
        }

        private void proceed(SelectionKey key) {
            Reader reader = (Reader) key.attachment();
            SocketChannel channel = (SocketChannel) key.channel();
            try {
                if (key.isConnectable()) {
                    channel.finishConnect();
                    key.interestOps(SelectionKey.OP_WRITE);
                } else if (key.isWritable()) {
                    channel.write(ByteBuffer.wrap(reader.request.getBytes(ISO_8859_1)));
                    key.interestOps(SelectionKey.OP_READ);
                } else if (key.isReadable()) {
                    read(reader, key, channel);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void read(Reader reader, SelectionKey key, SocketChannel channel) throws IOException {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                ended++;
                key.cancel();
                channel.close();
                return;
            }
            int found = countChunks();
            chunks += found;
            if (found > 0 && reader.firstChunkNanos < 0) {
                reader.firstChunkNanos = System.nanoTime() - reader.start;
            }
        }

        /** A chunk in two reads is not counted, which is rare: the service writes whole parts. */
        private int countChunks() {
            int count = 0;
            byte[] bytes = buffer.array();
            int last = buffer.position() - CHUNK.length;
            for (int i = 0; i <= last; i++) {
                if (bytes[i] == CHUNK[0] && Arrays.equals(bytes, i, i + CHUNK.length, CHUNK, 0, CHUNK.length)) {
                    count++;
                    i += CHUNK.length - 1;
                }
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        }
    }
}
