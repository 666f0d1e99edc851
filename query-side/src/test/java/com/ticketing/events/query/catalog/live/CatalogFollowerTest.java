package com.ticketing.events.query.catalog.live;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
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

    private static final Duration LONG = Duration.ofSeconds(20);

    private final LiveCatalog catalog = new LiveCatalog();
    private final VersionBarrier applied = new VersionBarrier(catalog);
    private final Log log = new Log();
    private final CatalogFollower follower =
            new CatalogFollower(new CatalogProjection(catalog, applied), log, Duration.ofMillis(1));

    @AfterEach
    void stop() {
        follower.stop();
    }

    @Test
    void takesInWhatTheLogHasAndWhatComes() throws InterruptedException {
        log.append(event(1, EventStatus.DRAFT), 0);
        log.append(event(2, EventStatus.DRAFT), 0);
        follower.start();
        assertThat(applied.await(id(2), 0, LONG)).isTrue();

        log.append(new EventPublished(id(1), "Jazz", NOW), 1);
        assertThat(applied.await(id(1), 1, LONG)).isTrue();
        assertThat(follower.position()).isEqualTo(3);
    }

    @Test
    void isBehindUntilItHasBeenAtTheHead() throws InterruptedException {
        log.append(event(1, EventStatus.DRAFT), 0);
        assertThat(follower.isCaughtUp()).isFalse();
        assertThat(follower.position()).isZero();

        follower.start();
        log.exhausted.await();
        assertThat(follower.isCaughtUp()).isTrue();
        assertThat(follower.position()).isEqualTo(1);
    }

    @Test
    void stopsAtWhatItCannotTakeInAndGoesOnWhenItCan() throws InterruptedException {
        log.append(event(1, EventStatus.DRAFT), 0);
        log.append(new EventPublished(id(2), "Jazz", NOW), 1);
        log.append(event(3, EventStatus.DRAFT), 0);
        follower.start();
        assertThat(List.of(log.opened.take(), log.opened.take(), log.opened.take()))
                .as("where it began each time")
                .containsExactly(0L, 1L, 1L);
        assertThat(follower.isFailed()).isTrue();
        assertThat(follower.position()).isEqualTo(1);

        log.replace(2, event(2, EventStatus.DRAFT), 0);
        assertThat(applied.await(id(3), 0, LONG)).isTrue();
        assertThat(follower.isFailed()).isFalse();
    }

    @Test
    void goesOnAfterWhateverTroubleOfTheLog() throws InterruptedException {
        log.trouble = new StackOverflowError("once");
        follower.start();
        log.exhausted.await();
        assertThat(log.opened).containsExactly(0L, 0L);
        assertThat(follower.isCaughtUp()).isTrue();
        assertThat(follower.isFailed()).isFalse();
    }

    @Test
    void stopsWhenItIsToldTo() {
        follower.start();
        assertThat(follower.isRunning()).isTrue();
        follower.stop();
        assertThat(follower.isRunning()).isFalse();
    }

    /** Positions are places in the list, from 1. */
    private static final class Log implements StreamableMessageSource<TrackedEventMessage<?>> {

        private final List<TrackedEventMessage<?>> all = new ArrayList<>();
        private final LinkedBlockingQueue<Long> opened = new LinkedBlockingQueue<>();
        private final CountDownLatch exhausted = new CountDownLatch(1);
        private volatile @Nullable Error trouble;

        synchronized void append(DomainEvent event, long version) {
            all.add(message(all.size() + 1, event, version));
            notifyAll();
        }

        synchronized void replace(int position, DomainEvent event, long version) {
            all.set(position - 1, message(position, event, version));
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
            Error now = trouble;
            if (now != null) {
                trouble = null;
                throw now;
            }
            return new Reading((int) from);
        }

        private final class Reading implements BlockingStream<TrackedEventMessage<?>> {

            private int next;

            Reading(int next) {
                this.next = next;
            }

            @Override
            public Optional<TrackedEventMessage<?>> peek() {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean hasNextAvailable(int timeout, TimeUnit unit) {
                synchronized (Log.this) {
                    return next < all.size();
                }
            }

            @Override
            public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
                synchronized (Log.this) {
                    while (next >= all.size()) {
                        exhausted.countDown();
                        Log.this.wait();
                    }
                    return all.get(next++);
                }
            }

            @Override
            public void close() {}
        }
    }
}
