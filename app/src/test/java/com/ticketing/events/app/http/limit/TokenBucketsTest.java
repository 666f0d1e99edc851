package com.ticketing.events.app.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.ConcurrentCallers;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketsTest {

    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000 * MILLISECOND;

    /** The clock of the JVM may be negative, and overflows in this test. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - SECOND / 2);

    @Test
    void aNewBucketIsFull() {
        TokenBuckets buckets = buckets(3);
        assertThat(IntStream.range(0, 5).map(_ -> buckets.take("a")))
                .containsExactly(2, 1, 0, TokenBuckets.NONE, TokenBuckets.NONE);
        assertThat(buckets.take("b")).isEqualTo(2);
    }

    @Test
    void oneTokenReturnsAtATime() {
        TokenBuckets buckets = buckets(4);
        drain(buckets, "a");
        nanos.addAndGet(249 * MILLISECOND);
        assertThat(buckets.take("a")).isEqualTo(TokenBuckets.NONE);
        nanos.addAndGet(MILLISECOND);
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(TokenBuckets.NONE);
        nanos.addAndGet(500 * MILLISECOND);
        assertThat(buckets.take("a")).isEqualTo(1);
    }

    @Test
    void aBucketHoldsNoMoreThanItsCapacity() {
        TokenBuckets buckets = buckets(2);
        buckets.take("a");
        nanos.addAndGet(100 * SECOND);
        assertThat(buckets.take("a")).isEqualTo(1);
    }

    @Test
    void anEmptyBucketIsEmptyUntilATokenReturns() {
        TokenBuckets buckets = buckets(1);
        assertThat(buckets.isEmpty("a")).isFalse();
        assertThat(buckets.isEmpty("a")).isFalse();
        buckets.take("a");
        assertThat(buckets.isEmpty("a")).isTrue();
        nanos.addAndGet(SECOND);
        assertThat(buckets.isEmpty("a")).isFalse();
    }

    /** Over any time, in steps that fall anywhere in the generations, no more than the rate and one capacity. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 130, 333, 999, 1_000, 1_001, 1_999, 2_001, 5_000})
    void noKeyGetsMoreThanTheRate(long stepMillis) {
        TokenBuckets buckets = buckets(10);
        long steps = 20_000 / stepMillis;
        long taken = 0;
        for (long i = 0; i < steps; i++) {
            nanos.addAndGet(stepMillis * MILLISECOND);
            taken += Stream.generate(() -> buckets.take("a"))
                    .takeWhile(left -> left != TokenBuckets.NONE)
                    .count();
        }
        assertThat(taken).isLessThanOrEqualTo(10 + 10 * steps * stepMillis / 1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 1_000_000})
    void everyCapacityIsAvailableAtOnce(int capacity) {
        assertThat(drain(buckets(capacity), "a")).isEqualTo(capacity);
    }

    /** An address cannot be forgotten, and so refilled, by requests from many others. */
    @Test
    void oneHundredThousandKeysStayWithinTheBoundAndRefillNoBucket() {
        TokenBuckets buckets = buckets(1);
        buckets.take("a");
        for (int i = 0; i < 100_000; i++) {
            buckets.take("key" + i);
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(2 * TokenBuckets.MAX_KEYS);
        assertThat(buckets.isEmpty("a")).isTrue();
        assertThat(buckets.isEmpty("key99999")).isTrue();
        assertThat(IntStream.range(100_000, 200_000)
                        .filter(i -> buckets.take("key" + i) != TokenBuckets.NONE)
                        .count())
                .isLessThanOrEqualTo(TokenBuckets.SHARED_BUCKETS);
        nanos.addAndGet(SECOND / 2);
        assertThat(buckets.isEmpty("a")).isTrue();
        nanos.addAndGet(SECOND / 2);
        assertThat(buckets.take("a")).isZero();
    }

    @Test
    void unusedKeysAreForgotten() {
        TokenBuckets buckets = buckets(5);
        IntStream.range(0, 1_000).forEach(i -> buckets.take("key" + i));
        nanos.addAndGet(SECOND);
        buckets.take("a");
        nanos.addAndGet(SECOND);
        buckets.take("a");
        assertThat(buckets.size()).isLessThanOrEqualTo(2);
    }

    @Test
    void concurrentCallersTakeEachTokenOnce() {
        TokenBuckets buckets = buckets(1_000);
        AtomicInteger taken = new AtomicInteger();
        ConcurrentCallers.run(8, _ -> taken.addAndGet(drain(buckets, "a")));
        assertThat(taken).hasValue(1_000);
    }

    private TokenBuckets buckets(int capacity) {
        return new TokenBuckets(capacity, nanos::get);
    }

    private static int drain(TokenBuckets buckets, String key) {
        int taken = 0;
        while (buckets.take(key) != TokenBuckets.NONE) {
            taken++;
        }
        return taken;
    }
}
