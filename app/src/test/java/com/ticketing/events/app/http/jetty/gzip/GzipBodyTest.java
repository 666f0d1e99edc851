package com.ticketing.events.app.http.jetty.gzip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.WorkKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GzipBodyTest {

    private final BoundedWork work = new BoundedWork(1, Duration.ofSeconds(2));
    private final PieceDeflater deflater = new PieceDeflater(work, new SimpleMeterRegistry());

    @AfterEach
    void close() {
        work.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1024, 32 << 10, (32 << 10) + 1, 100_000, 1_000_000})
    void isGzipWhateverThePiecesAre(int length) throws IOException {
        byte[] text = text(length);
        byte[] random = new byte[length];
        new Random(length).nextBytes(random);
        for (byte[] plain : List.of(text, random)) {
            for (int step : new int[] {1_000, 32 << 10, Integer.MAX_VALUE}) {
                assertThat(plain(encode(new GzipBody(deflater, false), plain, step)))
                        .isEqualTo(plain);
                assertThat(plain(encode(new GzipBody(deflater, true), plain, step)))
                        .isEqualTo(plain);
            }
        }
        assertThat(plain(Gzip.compress(text))).isEqualTo(text);
        assertThat(plain(Gzip.compress(random))).isEqualTo(random);
    }

    @Test
    void isMuchShorterThanText() {
        byte[] plain = text(1_000_000);
        assertThat(encode(new GzipBody(deflater, false), plain, 32 << 10)).hasSizeLessThan(plain.length / 2);
    }

    @Test
    void sendsTheRestAsItIsWhileEveryPlaceIsTaken() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> other =
                CompletableFuture.supplyAsync(() -> work.compute(WorkKind.COMPRESSION, () -> {
                    begun.countDown();
                    return await(end);
                }));
        begun.await();
        byte[] plain = text(200_000);
        byte[] encoded = onVirtualThread(() -> encode(new GzipBody(deflater, false), plain, 32 << 10));
        assertThat(plain(encoded)).isEqualTo(plain);
        assertThat(encoded).hasSizeBetween(plain.length - (32 << 10), plain.length);
        end.countDown();
        assertThat(other.join()).isTrue();
        assertThat(onVirtualThread(() -> encode(new GzipBody(deflater, false), plain, 32 << 10)))
                .hasSizeLessThan(plain.length / 2);
    }

    @Test
    void manyUnfinishedBodiesHoldNoDeflater() throws IOException {
        byte[] plain = text(100_000);
        List<GzipBody> bodies = new ArrayList<>();
        List<ByteArrayOutputStream> encoded = new ArrayList<>();
        for (int n = 0; n < 1_000; n++) {
            GzipBody body = new GzipBody(deflater, false);
            bodies.add(body);
            encoded.add(new ByteArrayOutputStream());
            encoded.getLast().writeBytes(body.encode(ByteBuffer.wrap(plain, 0, 50_000), false));
        }
        assertThat(DeflaterPool.openDeflaters())
                .isLessThan(4 * Runtime.getRuntime().availableProcessors() + 10);
        for (int n = 0; n < bodies.size(); n++) {
            encoded.get(n).writeBytes(bodies.get(n).encode(ByteBuffer.wrap(plain, 50_000, 50_000), true));
            assertThat(plain(encoded.get(n).toByteArray())).isEqualTo(plain);
        }
    }

    @Test
    void cachesThePiecesOfPublicBodiesOnlyAndABoundedNumber() {
        byte[] plain = text(100_000);
        encode(new GzipBody(deflater, false), plain, 32 << 10);
        assertThat(deflater.cachedBytes()).isZero();
        encode(new GzipBody(deflater, true), plain, 32 << 10);
        assertThat(deflater.cachedBytes()).isGreaterThan(plain.length);
        for (int n = 0; n < 300; n++) {
            byte[] other = text(32 << 10);
            other[0] = (byte) n;
            other[1] = (byte) (n >> 8);
            encode(new GzipBody(deflater, true), other, 32 << 10);
        }
        assertThat(deflater.cachedBytes()).isLessThanOrEqualTo(DeflatedPieceCache.MAX_BYTES);
    }

    private static byte[] text(int length) {
        StringBuilder text = new StringBuilder(length + 100);
        Random random = new Random(7);
        while (text.length() < length) {
            text.append("{\"title\":\"Jazz ").append(random.nextInt(1_000_000)).append("\",\"status\":\"DRAFT\"},");
        }
        text.setLength(length);
        return text.toString().getBytes(UTF_8);
    }

    /** The body, with its plain bytes given in steps and the last step empty. */
    private static byte[] encode(GzipBody body, byte[] plain, int step) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (int from = 0; from < plain.length; from += Math.min(step, plain.length - from)) {
            ByteBuffer content = ByteBuffer.wrap(plain, from, Math.min(step, plain.length - from));
            encoded.writeBytes(body.encode(content, false));
            assertThat(content.hasRemaining()).isFalse();
        }
        encoded.writeBytes(body.encode(ByteBuffer.allocate(0), true));
        return encoded.toByteArray();
    }

    private static byte[] plain(byte[] encoded) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(encoded)).readAllBytes();
    }

    private static byte[] onVirtualThread(Supplier<byte[]> action) {
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(action.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
