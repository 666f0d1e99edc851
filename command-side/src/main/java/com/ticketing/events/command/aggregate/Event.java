package com.ticketing.events.command.aggregate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.ticketing.events.CancellationReasonRevised;
import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventDetails;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.PublicationUnscheduled;
import com.ticketing.events.command.event.CancelEvent;
import com.ticketing.events.command.event.CreateEvent;
import com.ticketing.events.command.event.CreateEventIfAbsent;
import com.ticketing.events.command.event.DiscardEvent;
import com.ticketing.events.command.event.ErasePersonalData;
import com.ticketing.events.command.event.IfMatch;
import com.ticketing.events.command.event.PatchEvent;
import com.ticketing.events.command.event.PublishAsScheduled;
import com.ticketing.events.command.event.ReviseDetails;
import com.ticketing.events.command.event.SchedulePublication;
import com.ticketing.events.command.event.UnschedulePublication;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.error.InvalidRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Event aggregate: validates commands and applies domain events. A command that changes nothing is accepted and applies
 * no domain event. A discarded Event accepts no command but the erasure of its personal data and its repeated creation.
 */
@Aggregate(commandTargetResolver = EventCommandTargetResolver.NAME)
final class Event {

    private @Nullable EventState state;

    @AggregateIdentifier
    @Nullable
    UUID id() {
        return state == null ? null : state.creation().id();
    }

    /** Creates the Event without loading its event stream, which is empty for a new id. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    EventState handle(CreateEvent command) {
        command.requireFutureStart();
        apply(command.toDomainEvent());
        return state();
    }

    /**
     * Creates the Event unless it exists. A repetition of the same creation returns the Event as it was created; any
     * other creation is refused.
     */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    EventState handle(CreateEventIfAbsent command) {
        if (state == null) {
            return handle(command.creation());
        }
        if (!state.wasCreatedBy(command.creation())) {
            throw new IdempotencyKeyReused();
        }
        return EventState.of(state.creation());
    }

    @CommandHandler
    EventState handle(PatchEvent command) {
        require(command.ifMatch());
        EventStatus next = command.status() == null ? state().status() : command.status();
        boolean statusChanges = next != state().status();
        if (statusChanges && !state().status().canChangeTo(next)) {
            throw new InvalidRequest("status", "Cannot change from " + state().status() + " to " + next);
        }
        if (statusChanges) {
            apply(transition(next, command.at()));
        }
        if (command.notes() != null && !Objects.equals(command.notes().text(), state().internalNotes())) {
            apply(new InternalNotesRevised(command.id(), command.notes().text(), command.at()));
        }
        return state();
    }

    @CommandHandler
    EventState handle(ReviseDetails command) {
        require(command.ifMatch());
        if (state().status() == EventStatus.CANCELLED) {
            throw new InvalidRequest("status", "Cannot change the details of a CANCELLED event");
        }
        EventDetails details = command.details();
        if (details.equals(state().details())) {
            return state();
        }
        if (!details.startAt().equals(state().details().startAt())) {
            requireFuture(details.startAt(), command.at());
        }
        Instant publishAt = state().publishAt();
        if (publishAt != null && !publishAt.isBefore(details.startAt())) {
            throw new InvalidRequest("startAt", "Must be after the scheduled publication at " + publishAt);
        }
        apply(new EventDetailsRevised(
                command.id(), details.title(), details.startAt(), details.endAt(), details.location(), command.at()));
        return state();
    }

    @CommandHandler
    EventState handle(DiscardEvent command) {
        require(command.ifMatch());
        if (state().status() != EventStatus.DRAFT) {
            throw new NotADraft(state().status());
        }
        apply(new EventDiscarded(command.id(), command.at()));
        return state();
    }

    @CommandHandler
    EventState handle(CancelEvent command) {
        require(command.ifMatch());
        if (state().status() != EventStatus.CANCELLED) {
            apply(new EventCancelled(command.id(), state().details().title(), command.reason(), command.at()));
        } else if (!command.reason().equals(state().cancellationReason())) {
            apply(new CancellationReasonRevised(command.id(), command.reason(), command.at()));
        }
        return state();
    }

    @CommandHandler
    EventState handle(SchedulePublication command) {
        require(command.ifMatch());
        if (state().status() != EventStatus.DRAFT) {
            throw new InvalidRequest("status", "Cannot schedule the publication of a " + state().status() + " event");
        }
        Instant publishAt = command.publishAt();
        if (publishAt.equals(state().publishAt())) {
            return state();
        }
        if (!publishAt.isAfter(command.at())) {
            throw new InvalidRequest("publishAt", SchedulePublication.NOT_IN_THE_FUTURE);
        }
        if (!publishAt.isBefore(state().details().startAt())) {
            throw new InvalidRequest("publishAt", "Must be before startAt");
        }
        apply(new PublicationScheduled(command.id(), publishAt, command.at()));
        return state();
    }

    /** Checks existence, which is that of the schedule, before the precondition. */
    @CommandHandler
    EventState handle(UnschedulePublication command) {
        if (!state().isDiscarded() && state().publishAt() == null) {
            throw new PublicationNotScheduled();
        }
        require(command.ifMatch());
        apply(new PublicationUnscheduled(command.id(), command.at()));
        return state();
    }

    /**
     * Any number of nodes may send the command at the same time, and after they have seen an older state: the first one
     * ends the schedule that the others name.
     */
    @CommandHandler
    EventState handle(PublishAsScheduled command) {
        boolean isDue = !command.at().isBefore(command.publishAt());
        if (!command.publishAt().equals(state().publishAt()) || !isDue) {
            throw new PublicationNotScheduled();
        }
        apply(transition(EventStatus.PUBLISHED, command.at()));
        return state();
    }

    /** Erases overwritten values too, because earlier domain events contain them. */
    @CommandHandler
    EventState handle(ErasePersonalData command) {
        command.ifMatch().require(state().version());
        if (state().hasPersonalData()) {
            apply(new PersonalDataErased(command.id(), command.at()));
        }
        return state();
    }

    @EventSourcingHandler
    void on(DomainEvent event) {
        state = EventState.evolve(state, event);
    }

    private DomainEvent transition(EventStatus next, Instant at) {
        EventState current = state();
        return switch (next) {
            case PUBLISHED ->
                new EventPublished(current.creation().id(), current.details().title(), at);
            case CANCELLED ->
                new EventCancelled(current.creation().id(), current.details().title(), at);
            case DRAFT -> throw new IllegalStateException("No transition leads to DRAFT");
        };
    }

    /** Checks existence before the precondition: a discarded Event is unknown. */
    private void require(IfMatch ifMatch) {
        if (state().isDiscarded()) {
            throw new EventNotFound();
        }
        ifMatch.require(state().version());
    }

    private static void requireFuture(Instant startAt, Instant now) {
        if (!startAt.isAfter(now)) {
            throw new InvalidRequest("startAt", CreateEvent.NOT_IN_THE_FUTURE);
        }
    }

    private EventState state() {
        return Objects.requireNonNull(state, "The Event has not been created");
    }
}
