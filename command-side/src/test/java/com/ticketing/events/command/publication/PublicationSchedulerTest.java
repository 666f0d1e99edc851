package com.ticketing.events.command.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventDetails;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventMetadata;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.PublicationUnscheduled;
import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.ReadYourWrites;
import com.ticketing.events.command.aggregate.InMemoryCommandSide;
import com.ticketing.events.command.event.CreateEvent;
import com.ticketing.events.command.event.DiscardEvent;
import com.ticketing.events.command.event.EventCommand;
import com.ticketing.events.command.event.IfMatch;
import com.ticketing.events.command.event.PatchEvent;
import com.ticketing.events.command.event.SchedulePublication;
import com.ticketing.events.command.event.UnschedulePublication;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.LoopState;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PublicationSchedulerTest {

    private static final Instant NOW = Instant.parse("2030-05-01T12:00:00Z");
    private static final Instant PUBLISH_AT = NOW.plus(Duration.ofDays(7));
    private static final Instant START = NOW.plus(Duration.ofDays(30));
    private static final UUID JAZZ = new UUID(0, 1);
    private static final IfMatch ANY = new IfMatch(null);

    private final InMemoryCommandSide commandSide = new InMemoryCommandSide();
    private final CommandSender commands = commandSide.sender();
    private final SetClock clock = new SetClock();
    private final Supervisor supervisor = new Supervisor();
    private final List<PublicationScheduler> started = new ArrayList<>();

    private static final class SetClock extends Clock {

        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void stop() {
        started.forEach(PublicationScheduler::stop);
        commandSide.close();
    }

    @Test
    void publishesOnceAtItsTimeForTheRequestThatScheduledIt() {
        start();
        schedule(JAZZ, PUBLISH_AT);
        clock.now = PUBLISH_AT;

        await().until(() -> publications(JAZZ).size() == 1);
        TrackedEventMessage<?> published = publications(JAZZ).getFirst();
        assertThat(published.getMetaData())
                .containsEntry(EventMetadata.ACTOR, "scheduler")
                .containsEntry(EventMetadata.REQUEST_ID, "request-of-" + JAZZ);
        assertThat(((EventPublished) published.getPayload()).at()).isEqualTo(PUBLISH_AT);
    }

    @Test
    void publishesWhatBecameDueWhileNoSchedulerRan() {
        schedule(JAZZ, PUBLISH_AT);
        clock.now = START.plusSeconds(1);
        start();

        await().until(() -> publications(JAZZ).size() == 1);
    }

    /** What is due later is published, so the loop has examined what is due earlier. */
    @Test
    void publishesNothingWhoseScheduleHasEnded() {
        List<UUID> ended = IntStream.range(10, 15).mapToObj(n -> new UUID(0, n)).toList();
        ended.forEach(id -> schedule(id, PUBLISH_AT));
        start();
        send(new UnschedulePublication(ended.get(0), ANY, NOW), "unschedule");
        send(new PatchEvent(ended.get(1), EventStatus.CANCELLED, null, ANY, NOW), "cancel");
        send(new DiscardEvent(ended.get(2), ANY, NOW), "discard");
        send(new PatchEvent(ended.get(3), EventStatus.PUBLISHED, null, ANY, NOW), "publish");
        send(new SchedulePublication(ended.get(4), PUBLISH_AT.plusSeconds(60), ANY, NOW), "move");
        schedule(JAZZ, PUBLISH_AT.plusSeconds(1));
        clock.now = PUBLISH_AT.plusSeconds(1);

        await().until(() -> publications(JAZZ).size() == 1);
        assertThat(ended.stream().map(id -> publications(id).size())).containsExactly(0, 0, 0, 1, 0);

        clock.now = PUBLISH_AT.plusSeconds(60);
        await().until(() -> publications(ended.get(4)).size() == 1);
        assertThat(publications(ended.get(3)).getFirst().getMetaData())
                .containsEntry(EventMetadata.REQUEST_ID, "publish");
    }

    @Test
    void neitherPublishesEarlyNorMissesItsTimeWhenTheClockIsSet() throws InterruptedException {
        clock.now = PUBLISH_AT.minusSeconds(1);
        schedule(JAZZ, PUBLISH_AT);
        start();
        clock.now = PUBLISH_AT.minus(Duration.ofDays(6));
        UUID other = new UUID(0, 2);
        schedule(other, clock.now.plusSeconds(1));
        clock.now = clock.now.plusSeconds(1);
        await().until(() -> publications(other).size() == 1);
        assertThat(publications(JAZZ)).isEmpty();

        clock.now = PUBLISH_AT.plus(Duration.ofDays(1));
        await().until(() -> publications(JAZZ).size() == 1);
    }

    @Test
    void publishesOnceWithSeveralSchedulers() {
        List<UUID> ids = IntStream.range(100, 200).mapToObj(n -> new UUID(0, n)).toList();
        ids.forEach(id -> schedule(id, PUBLISH_AT));
        start();
        start();
        start();
        clock.now = PUBLISH_AT;

        await().until(() -> ids.stream().allMatch(id -> !publications(id).isEmpty()));
        assertThat(ids).allSatisfy(id -> assertThat(publications(id)).hasSize(1));
    }

    @Test
    void publishesMoreThanItKeepsInMemory() {
        List<UUID> ids = IntStream.range(100, 130).mapToObj(n -> new UUID(0, n)).toList();
        ids.forEach(id -> schedule(id, PUBLISH_AT.plusSeconds(id.getLeastSignificantBits() % 3)));
        start(scheduler(commands, 4));
        clock.now = PUBLISH_AT.plusSeconds(60);

        await().until(() -> ids.stream().allMatch(id -> publications(id).size() == 1));
    }

    /** The outcome of the first attempt is unknown, and the publication was stored. */
    @Test
    void repeatsAFailedPublicationAndPublishesTheOthersMeanwhile() {
        AtomicInteger failures = new AtomicInteger();
        ReadYourWrites failing = (id, _) -> {
            if (id.equals(JAZZ) && failures.getAndIncrement() < 1) {
                throw new Unavailable("The database does not respond");
            }
        };
        UUID other = new UUID(0, 2);
        schedule(JAZZ, PUBLISH_AT);
        schedule(other, PUBLISH_AT.plusSeconds(1));
        start(scheduler(commandSide.sender(failing), 100));
        clock.now = PUBLISH_AT;
        await().until(() -> failures.get() == 1);
        clock.now = PUBLISH_AT.plusSeconds(1);

        await().until(() -> publications(other).size() == 1);
        assertThat(publications(JAZZ)).hasSize(1);
    }

    @Test
    void continuesAfterAnErrorInAPublicationAndInTheLoop() {
        AtomicInteger errors = new AtomicInteger();
        ReadYourWrites failing = (_, _) -> {
            if (errors.getAndIncrement() < 1) {
                throw new LinkageError("injected");
            }
        };
        schedule(JAZZ, PUBLISH_AT);
        start(scheduler(commandSide.sender(failing), 100));
        clock.now = PUBLISH_AT;
        await().until(() -> errors.get() == 1);
        UUID other = new UUID(0, 2);
        schedule(other, PUBLISH_AT.plusSeconds(1));
        supervisor.injectOnce(LoopName.PUBLICATIONS.text(), new LinkageError("injected"));
        clock.now = PUBLISH_AT.plusSeconds(1);

        await().until(() -> publications(other).size() == 1);
        assertThat(publications(JAZZ)).hasSize(1);
        await().until(() -> supervisor.status(LoopName.PUBLICATIONS.text()).state() == LoopState.RUNNING);
    }

    @Test
    void stopsWhileItWaits() {
        PublicationScheduler scheduler = start();
        assertThat(scheduler.isRunning()).isTrue();
        scheduler.stop();
        assertThat(scheduler.isRunning()).isFalse();
        await().until(() -> supervisor.status(LoopName.PUBLICATIONS.text()).state() == LoopState.STOPPED);
    }

    private PublicationScheduler start() {
        return start(scheduler(commands, 100));
    }

    private PublicationScheduler start(PublicationScheduler scheduler) {
        started.add(scheduler);
        scheduler.start();
        return scheduler;
    }

    private PublicationScheduler scheduler(CommandSender sender, int capacity) {
        return new PublicationScheduler(
                this::readOpen,
                commandSide.log(),
                new PublicationSender(sender, clock, supervisor),
                clock,
                supervisor,
                capacity);
    }

    private void schedule(UUID id, Instant publishAt) {
        EventDetails details = new EventDetails("Jazz", START, START.plusSeconds(60), "Berlin");
        send(new CreateEvent(id, details, EventStatus.DRAFT, null, null, NOW), "create");
        send(new SchedulePublication(id, publishAt, ANY, NOW), "request-of-" + id);
    }

    private void send(EventCommand command, String requestId) {
        commands.send(command, Map.of(EventMetadata.ACTOR, "admin", EventMetadata.REQUEST_ID, requestId));
    }

    /** Reads the open schedules of the in-memory log, as the event log does with a query. */
    private long readOpen(Consumer<ScheduledPublication> schedules) {
        Map<UUID, ScheduledPublication> open = new HashMap<>();
        List<TrackedEventMessage<?>> events = events();
        for (TrackedEventMessage<?> message : events) {
            switch (message.getPayload()) {
                case PublicationScheduled event ->
                    open.put(
                            event.id(),
                            new ScheduledPublication(event.id(), event.publishAt(), Cause.of(message.getMetaData())));
                case PublicationUnscheduled event -> open.remove(event.id());
                case EventPublished event -> open.remove(event.id());
                case EventCancelled event -> open.remove(event.id());
                case EventDiscarded event -> open.remove(event.id());
                default -> {}
            }
        }
        open.values().forEach(schedules);
        return events.isEmpty()
                ? -1
                : events.getLast().trackingToken().position().orElseThrow();
    }

    private List<TrackedEventMessage<?>> publications(UUID id) {
        return events().stream()
                .filter(message -> message.getPayload() instanceof EventPublished event
                        && event.id().equals(id))
                .toList();
    }

    private List<TrackedEventMessage<?>> events() {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream = commandSide.log().openStream(null)) {
            while (stream.hasNextAvailable(0, TimeUnit.SECONDS)) {
                events.add(stream.nextAvailable());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return events;
    }
}
