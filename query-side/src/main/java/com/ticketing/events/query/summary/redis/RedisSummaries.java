package com.ticketing.events.query.summary.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.summary.generator.SummaryKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Summaries in Redis, by key, with a lock for the generation of each, and a channel for removals. An unavailable Redis
 * is an absent text and a lock that cannot be had. Thread-safe.
 */
final class RedisSummaries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisSummaries.class);

    private static final String TEXT = "events:summary:text:";
    private static final String LOCK = "events:summary:lock:";
    private static final String REMOVED = "events:summary:removed";
    private static final Pattern KEY = Pattern.compile("([0-9a-f]{64}) ([0-9a-f]{64})");

    /** Releases a lock only if it has not expired and been taken by another node. */
    private static final RedisScript<Long> UNLOCK = new DefaultRedisScript<>(
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end",
            Long.class);

    private final RedisConnections connections;
    private final StringRedisTemplate template;
    private final RedisCalls calls;
    private final Duration lease;
    private final Duration retention;
    private final Consumer<SummaryKey> onRemoval;
    private final AtomicBoolean isSubscribing = new AtomicBoolean();
    private volatile @Nullable RedisConnection subscription;
    private volatile boolean isClosed;

    /** Result of an attempt to take a lock. */
    enum Lock {
        TAKEN,
        HELD_BY_ANOTHER,
        UNAVAILABLE
    }

    /** @param onRemoval called for each key that any node has removed */
    RedisSummaries(RedisSummaryProperties properties, Consumer<SummaryKey> onRemoval, MeterRegistry meters) {
        connections = new RedisConnections(Objects.requireNonNull(properties.url()), properties.timeout());
        template = new StringRedisTemplate(connections.factory());
        calls = new RedisCalls(meters);
        lease = properties.lease();
        retention = properties.retention();
        this.onRemoval = onRemoval;
        isSubscribing.set(true);
        Thread.ofVirtual().name("summary-removals").start(this::connect);
    }

    /**
     * Connects before the first reader needs a text. A first attempt loads the classes of the client, which can take
     * longer than the limit of a connection, so there is a second one.
     */
    private void connect() {
        subscribe();
        if (subscription == null && !isClosed && isSubscribing.compareAndSet(false, true)) {
            subscribe();
        }
    }

    /** The chunks of a text; empty if there is none, or Redis is unavailable. */
    Optional<List<String>> find(SummaryKey key) {
        return call(() -> Optional.ofNullable(template.opsForValue().get(TEXT + key.hex())))
                .flatMap(text -> text)
                .flatMap(StoredSummary::read);
    }

    /**
     * Takes the lock of a text until {@link #unlock} or the end of the lease.
     *
     * @param holder a value that no other holder has
     */
    Lock lock(SummaryKey key, String holder) {
        return call(() -> Boolean.TRUE.equals(template.opsForValue().setIfAbsent(LOCK + key.hex(), holder, lease)))
                .map(isTaken -> isTaken ? Lock.TAKEN : Lock.HELD_BY_ANOTHER)
                .orElse(Lock.UNAVAILABLE);
    }

    void unlock(SummaryKey key, String holder) {
        call(() -> Optional.ofNullable(template.execute(UNLOCK, List.of(LOCK + key.hex()), holder)));
    }

    /** Keeps a text for the retention. */
    void put(SummaryKey key, List<String> chunks) {
        call(() -> {
            template.opsForValue().set(TEXT + key.hex(), StoredSummary.of(chunks), retention);
            return true;
        });
    }

    /** Removes a text here and on all nodes. */
    void remove(SummaryKey key) {
        call(() -> {
            template.delete(TEXT + key.hex());
            return Optional.ofNullable(template.convertAndSend(REMOVED, key.hex() + " " + key.content()));
        });
    }

    private <T> Optional<T> call(Supplier<T> commands) {
        Optional<T> result = calls.call(commands);
        if (result.isPresent() && subscription == null && !isClosed && isSubscribing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("summary-removals").start(this::subscribe);
        }
        return result;
    }

    /** Subscribes once; Lettuce subscribes again after a reconnection. A failure is repeated after the next command. */
    private void subscribe() {
        try {
            RedisConnection connection = connections.factory().getConnection();
            connection.subscribe((message, _) -> removed(message), REMOVED.getBytes(UTF_8));
            subscription = connection;
        } catch (RuntimeException e) {
            LOG.debug("The removals of shared summaries cannot be followed yet: {}", e.getMessage());
        } finally {
            isSubscribing.set(false);
        }
    }

    private void removed(Message message) {
        Matcher key = KEY.matcher(new String(message.getBody(), UTF_8));
        if (key.matches()) {
            onRemoval.accept(new SummaryKey(key.group(1), key.group(2)));
        }
    }

    @Override
    public void close() {
        isClosed = true;
        RedisConnection open = subscription;
        if (open != null) {
            open.close();
        }
        connections.close();
    }
}
