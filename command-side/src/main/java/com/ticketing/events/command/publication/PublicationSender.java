package com.ticketing.events.command.publication;

import static com.ticketing.events.EventMetadata.ACTOR;
import static com.ticketing.events.EventMetadata.REQUEST_ID;

import com.ticketing.events.command.CommandSender;
import com.ticketing.events.command.aggregate.PublicationNotScheduled;
import com.ticketing.events.command.event.PublishAsScheduled;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.RequestScope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends the commands of due publications, several at a time. Thread-safe. */
public final class PublicationSender {

    private final CommandSender commands;
    private final Clock clock;
    private final Supervisor supervisor;
    private final Outage outage = new Outage(PublicationSender.class, "Publication of a scheduled Event");
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("publish-", 1).factory());

    public PublicationSender(CommandSender commands, Clock clock, Supervisor supervisor) {
        this.commands = commands;
        this.clock = clock;
        this.supervisor = supervisor;
    }

    /**
     * Publishes the Events, each unless its schedule has ended. An interrupt ends the wait only: what was begun is
     * completed.
     *
     * @return those that could not be published now
     * @throws Error that one of the publications threw
     */
    List<ScheduledPublication> publish(List<ScheduledPublication> due) throws InterruptedException {
        Queue<ScheduledPublication> failed = new ConcurrentLinkedQueue<>();
        AtomicReference<@Nullable Error> error = new AtomicReference<>();
        CountDownLatch pending = new CountDownLatch(due.size());
        for (ScheduledPublication publication : due) {
            threads.execute(() -> {
                try {
                    if (!isSettled(publication)) {
                        failed.add(publication);
                    }
                } catch (Error e) {
                    supervisor.terminateIfFatal("the publication of a scheduled Event", e);
                    error.set(e);
                } finally {
                    pending.countDown();
                }
            });
        }
        pending.await();
        Error thrown = error.get();
        if (thrown != null) {
            throw thrown;
        }
        return List.copyOf(failed);
    }

    /** Whether the Event is published, or its schedule has ended otherwise. */
    private boolean isSettled(ScheduledPublication due) {
        try (RequestScope _ = RequestScope.of(due.cause())) {
            commands.send(new PublishAsScheduled(due.id(), due.publishAt(), timeOf(due)), metadata(due));
        } catch (PublicationNotScheduled | EventNotFound e) {
            // Another node has published it, or the schedule was changed.
        } catch (Refusal e) {
            outage.failed(1, e);
            return false;
        } catch (RuntimeException e) {
            outage.failed(e.toString(), e);
            return false;
        }
        outage.succeeded();
        return true;
    }

    /** Its time has come, even if the clock was set back since. */
    private Instant timeOf(ScheduledPublication due) {
        Instant now = clock.instant();
        return now.isBefore(due.publishAt()) ? due.publishAt() : now;
    }

    private static Map<String, String> metadata(ScheduledPublication due) {
        String requestId = due.cause().requestId();
        return requestId == null
                ? Map.of(ACTOR, PublicationScheduler.ACTOR)
                : Map.of(ACTOR, PublicationScheduler.ACTOR, REQUEST_ID, requestId);
    }
}
