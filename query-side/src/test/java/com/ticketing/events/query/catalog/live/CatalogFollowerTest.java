package com.ticketing.events.query.catalog.live;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CatalogFollowerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final LiveCatalog catalog = new LiveCatalog();
    private final VersionBarrier barrier = new VersionBarrier(catalog);
    private final FakeLog log = new FakeLog();
    private final CatalogFollower follower = new CatalogFollower(
            catalog,
            barrier,
            new CatalogPositionBarrier(catalog, Duration.ofSeconds(2), new SimpleMeterRegistry()),
            log,
            new Supervisor(),
            Tracing.off());

    @AfterEach
    void stop() {
        follower.stop();
    }

    @Test
    void appliesStoredAndNewDomainEvents() throws InterruptedException {
        log.append(event(1, EventStatus.DRAFT), 0);
        log.append(event(2, EventStatus.DRAFT), 0);
        follower.start();
        assertThat(barrier.awaitApplied(id(2), 0, TIMEOUT)).isTrue();

        log.append(new EventPublished(id(1), "Jazz", NOW), 1);
        assertThat(barrier.awaitApplied(id(1), 1, TIMEOUT)).isTrue();
        assertThat(follower.position()).isEqualTo(3);
    }

    @Test
    void isCaughtUpOnceItHasReachedTheHead() throws InterruptedException {
        log.append(event(1, EventStatus.DRAFT), 0);
        assertThat(follower.isCaughtUp()).isFalse();
        assertThat(follower.position()).isZero();

        follower.start();
        log.exhausted.await();
        assertThat(follower.isCaughtUp()).isTrue();
        assertThat(follower.position()).isEqualTo(1);
    }

    @Test
    void retriesADomainEventThatCannotBeApplied() throws InterruptedException {
        log.append(event(1, EventStatus.DRAFT), 0);
        log.append(new EventPublished(id(2), "Jazz", NOW), 1);
        log.append(event(3, EventStatus.DRAFT), 0);
        follower.start();
        assertThat(List.of(log.opened.take(), log.opened.take(), log.opened.take()))
                .as("start position of each attempt")
                .containsExactly(0L, 1L, 1L);
        assertThat(follower.isFailed()).isTrue();
        assertThat(follower.position()).isEqualTo(1);

        log.replace(2, event(2, EventStatus.DRAFT), 0);
        assertThat(barrier.awaitApplied(id(3), 0, TIMEOUT)).isTrue();
        assertThat(follower.isFailed()).isFalse();
    }

    @Test
    void reopensTheLogAfterAnError() throws InterruptedException {
        log.failure = new AssertionError("once");
        follower.start();
        log.exhausted.await();
        assertThat(log.opened).containsExactly(0L, 0L);
        assertThat(follower.isCaughtUp()).isTrue();
        assertThat(follower.isFailed()).isFalse();
    }

    @Test
    void appliesTheWholeLogAgainAfterAReset() throws InterruptedException {
        log.append(event(1, EventStatus.DRAFT), 0);
        log.append(event(2, EventStatus.DRAFT), 0);
        follower.start();
        assertThat(barrier.awaitApplied(id(2), 0, TIMEOUT)).isTrue();

        follower.stop();
        log.replace(2, event(3, EventStatus.DRAFT), 0);
        follower.reset();
        assertThat(follower.position()).isZero();
        assertThat(follower.isCaughtUp()).isFalse();
        follower.start();

        assertThat(barrier.awaitApplied(id(3), 0, TIMEOUT)).isTrue();
        assertThat(catalog.row(id(2))).isNull();
        assertThat(catalog.size()).isEqualTo(2);
    }

    @Test
    void stopsItsThread() {
        follower.start();
        assertThat(follower.isRunning()).isTrue();
        follower.stop();
        assertThat(follower.isRunning()).isFalse();
    }

    /** In-memory event log; the position of a domain event is its index plus one. */
    private static final class FakeLog implements StreamableMessageSource<TrackedEventMessage<?>> {

        private final List<TrackedEventMessage<?>> messages = new ArrayList<>();
        private final LinkedBlockingQueue<Long> opened = new LinkedBlockingQueue<>();
        private final CountDownLatch exhausted = new CountDownLatch(1);
        private volatile @Nullable Error failure;

        synchronized void append(DomainEvent event, long version) {
            messages.add(message(messages.size() + 1, event, version));
            notifyAll();
        }

        synchronized void replace(int position, DomainEvent event, long version) {
            messages.set(position - 1, message(position, event, version));
        }

        private static TrackedEventMessage<?> message(long position, DomainEvent event, long version) {
            return new GenericTrackedDomainEventMessage<>(
                    new GlobalSequenceTrackingToken(position),
                    new GenericDomainEventMessage<>("Event", event.id().toString(), version, event));
        }

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken after) {
            long from = after.position().orElseThrow();
            opened.add(from);
            Error thrown = failure;
            if (thrown != null) {
                failure = null;
                throw thrown;
            }
            return new FakeStream((int) from);
        }

        private final class FakeStream implements BlockingStream<TrackedEventMessage<?>> {

            private int next;

            FakeStream(int next) {
                this.next = next;
            }

            @Override
            public Optional<TrackedEventMessage<?>> peek() {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean hasNextAvailable(int timeout, TimeUnit unit) {
                synchronized (FakeLog.this) {
                    return next < messages.size();
                }
            }

            @Override
            public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
                synchronized (FakeLog.this) {
                    while (next >= messages.size()) {
                        exhausted.countDown();
                        FakeLog.this.wait();
                    }
                    return messages.get(next++);
                }
            }

            @Override
            public void close() {}
        }
    }
}
