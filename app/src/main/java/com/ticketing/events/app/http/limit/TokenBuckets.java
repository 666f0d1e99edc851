package com.ticketing.events.app.http.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Token bucket of each key: {@code capacity} tokens, refilled evenly within one second. A bucket is one number, the
 * time at which it will be full (generic cell rate algorithm). Thread-safe.
 *
 * <p>The memory is bounded, and no key can refill its bucket by being forgotten: a bucket that was not used for a
 * second is full, which is the state of a new one, so that only the buckets of the last second are needed. They are in
 * two generations of a second or more, each with at most {@value #MAX_KEYS} keys; a bucket moves to the newer one when
 * it is used. Further keys share {@value #SHARED_BUCKETS} buckets until the next generation.
 */
final class TokenBuckets {

    static final int MAX_KEYS = 1 << 16;
    static final int SHARED_BUCKETS = 1 << 10;

    /** Result of {@link #take} without a token. */
    static final int NONE = -1;

    private static final long SECOND = 1_000_000_000;

    private final long nanosPerToken;
    private final long nanosToFill;
    private final LongSupplier nanoTime;
    private final AtomicLong[] shared;
    private volatile Generation current;

    /** @param earlier the buckets of the generation before */
    private record Generation(long begin, Map<String, AtomicLong> buckets, Map<String, AtomicLong> earlier) {}

    /** @param capacity tokens, and tokens per second, 1 to 1,000,000 */
    TokenBuckets(int capacity, LongSupplier nanoTime) {
        nanosPerToken = SECOND / capacity;
        nanosToFill = nanosPerToken * capacity;
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        shared = IntStream.range(0, SHARED_BUCKETS)
                .mapToObj(_ -> new AtomicLong(now))
                .toArray(AtomicLong[]::new);
        current = new Generation(now, new ConcurrentHashMap<>(), Map.of());
    }

    /** Takes one token of the key. Returns the number of tokens left, or {@link #NONE}, with nothing taken. */
    int take(String key) {
        long now = nanoTime.getAsLong();
        AtomicLong bucket = bucket(key, now);
        while (true) {
            long fullAt = bucket.get();
            long nanosUntilFull = nanosPerToken + Math.max(0, fullAt - now);
            if (nanosUntilFull > nanosToFill) {
                return NONE;
            }
            if (bucket.compareAndSet(fullAt, now + nanosUntilFull)) {
                return (int) ((nanosToFill - nanosUntilFull) / nanosPerToken);
            }
        }
    }

    /** Whether the key has no token at the moment. */
    boolean isEmpty(String key) {
        long now = nanoTime.getAsLong();
        return nanosPerToken + bucket(key, now).get() - now > nanosToFill;
    }

    /** The number of keys with a bucket of their own. */
    int size() {
        Generation generation = current;
        return generation.buckets.size() + generation.earlier.size();
    }

    private AtomicLong bucket(String key, long now) {
        Generation generation = generation(now);
        AtomicLong bucket = generation.buckets.get(key);
        if (bucket != null) {
            return bucket;
        }
        AtomicLong earlier = generation.earlier.get(key);
        if (generation.buckets.size() >= MAX_KEYS) {
            return earlier == null ? shared[Math.floorMod(key.hashCode(), SHARED_BUCKETS)] : earlier;
        }
        return generation.buckets.computeIfAbsent(key, _ -> earlier == null ? new AtomicLong(now) : earlier);
    }

    private Generation generation(long now) {
        Generation generation = current;
        return isOver(generation, now) ? following(now) : generation;
    }

    private synchronized Generation following(long now) {
        Generation generation = current;
        if (isOver(generation, now)) {
            boolean isRecent = now - generation.begin < 2 * SECOND;
            current = new Generation(now, new ConcurrentHashMap<>(), isRecent ? generation.buckets : Map.of());
        }
        return current;
    }

    private static boolean isOver(Generation generation, long now) {
        return now - generation.begin >= SECOND;
    }
}
