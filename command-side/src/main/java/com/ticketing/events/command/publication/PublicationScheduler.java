package com.ticketing.events.command.publication;

import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventPublished;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.PublicationUnscheduled;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes each draft once its scheduled time has come: late rather than never, early never.
 *
 * <p>The schedules are read from the event log at a start and followed from there; nothing else stores them. Every node
 * with commands runs this loop. Several of them may send the same command; the aggregate accepts the first one only
 * (ADR 0112). The wall clock is read at least once a second, so that a clock that was set is noticed.
 */
public final class PublicationScheduler implements SmartLifecycle {

    /** Actor of the publications. */
    static final String ACTOR = "scheduler";

    /** Publications that are sent at a time, so that they share group commits. */
    static final int BATCH_SIZE = 64;

    /** Schedules kept in memory, of 300 bytes each; further ones are read again when their time has come. */
    private static final int CAPACITY = 10_000;

    private static final int MAX_FOLLOWED = 1_000;
    private static final int MAX_WAIT_MILLIS = 1_000;
    private static final int MIN_WAIT_MILLIS = 1;
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final ScheduleReader schedules;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final PublicationSender sender;
    private final Clock clock;
    private final Supervisor supervisor;
    private final int capacity;
    private @Nullable Loop loop;

    /** Creates a scheduler that is not started. */
    public PublicationScheduler(
            ScheduleReader schedules,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            PublicationSender sender,
            Clock clock,
            Supervisor supervisor) {
        this(schedules, log, sender, clock, supervisor, CAPACITY);
    }

    /** As the other one, with another number of schedules that are kept in memory. */
    PublicationScheduler(
            ScheduleReader schedules,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            PublicationSender sender,
            Clock clock,
            Supervisor supervisor,
            int capacity) {
        this.schedules = schedules;
        this.log = log;
        this.sender = sender;
        this.clock = clock;
        this.supervisor = supervisor;
        this.capacity = capacity;
    }

    private void run(Loop running) throws InterruptedException {
        while (true) {
            running.beat();
            new Follower(running).follow();
        }
    }

    /** The schedules since one reading of the log. */
    private final class Follower {

        private final Loop running;
        private final PublicationQueue queue = new PublicationQueue(capacity);

        /** Publications that could not be sent, in the order in which they are sent again. */
        private final Deque<ScheduledPublication> failed = new ArrayDeque<>();

        /** When the first of the failed ones is sent again, by {@link System#nanoTime}. */
        private long retryAt;

        Follower(Loop running) {
            this.running = running;
        }

        /** Ends when schedules are due that were left out of the queue, or by an exception. */
        void follow() throws InterruptedException {
            long position = schedules.readOpen(queue::add);
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    log.openStream(new GlobalSequenceTrackingToken(position))) {
                while (!queue.lacksDue(clock.instant())) {
                    running.beat();
                    if (!failed.isEmpty() && retryNanos() <= 0) {
                        publish(takeFailed());
                    } else {
                        publish(queue.takeDue(clock.instant(), BATCH_SIZE));
                    }
                    awaitChange(stream);
                }
            }
        }

        private List<ScheduledPublication> takeFailed() {
            List<ScheduledPublication> batch = new ArrayList<>();
            while (batch.size() < BATCH_SIZE && !failed.isEmpty()) {
                batch.add(failed.removeFirst());
            }
            return batch;
        }

        private void publish(List<ScheduledPublication> batch) throws InterruptedException {
            if (!batch.isEmpty()) {
                List<ScheduledPublication> notPublished = sender.publish(batch);
                failed.addAll(notPublished);
                retryAt = System.nanoTime() + (notPublished.isEmpty() ? 0 : RETRY_DELAY.toNanos());
            }
        }

        private long retryNanos() {
            return retryAt - System.nanoTime();
        }

        private void awaitChange(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
            int wait = waitMillis();
            for (int i = 0; i < MAX_FOLLOWED && stream.hasNextAvailable(wait, TimeUnit.MILLISECONDS); i++) {
                apply(stream.nextAvailable());
                wait = MIN_WAIT_MILLIS;
            }
        }

        /** The time until the next publication; as much as a second, because the clock may be set. */
        private int waitMillis() {
            Instant now = clock.instant();
            Instant next = queue.next();
            long millis = next.isAfter(now.plusMillis(MAX_WAIT_MILLIS))
                    ? MAX_WAIT_MILLIS
                    : Duration.between(now, next).toMillis();
            if (!failed.isEmpty()) {
                millis = Math.min(millis, TimeUnit.NANOSECONDS.toMillis(retryNanos()));
            }
            return (int) Math.max(MIN_WAIT_MILLIS, millis);
        }

        private void apply(TrackedEventMessage<?> message) {
            switch (message.getPayload()) {
                case PublicationScheduled event ->
                    queue.add(new ScheduledPublication(event.id(), event.publishAt(), Cause.of(message.getMetaData())));
                case PublicationUnscheduled event -> queue.remove(event.id());
                case EventPublished event -> queue.remove(event.id());
                case EventCancelled event -> queue.remove(event.id());
                case EventDiscarded event -> queue.remove(event.id());
                default -> {}
            }
        }
    }

    @Override
    public synchronized void start() {
        loop = supervisor.start(LoopName.PUBLICATIONS, Thread.ofPlatform(), this::run);
    }

    @Override
    public synchronized void stop() {
        if (loop != null) {
            loop.requestStop();
            loop.join(STOP_TIMEOUT);
            loop = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    /** Stops before the event log, to which it appends. */
    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS;
    }
}
