package com.ticketing.events.command;

import com.ticketing.events.EventMetadata;
import com.ticketing.events.command.aggregate.EventState;
import com.ticketing.events.command.event.CreateEvent;
import com.ticketing.events.command.event.CreateEventIfAbsent;
import com.ticketing.events.command.event.EventCommand;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.tracing.TraceSpan;
import com.ticketing.events.tracing.Tracing;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Sends commands and waits until queries see their effect.
 *
 * <p>Axon serialises the commands to one Event within a process. If another node appends first, the command is handled
 * again on the new state. Thread-safe.
 */
@Component
public final class CommandSender {

    static final int MAX_ATTEMPTS = 10;
    private static final int BACK_OFF_STEP_MILLIS = 20;

    private final CommandGateway gateway;
    private final ReadYourWrites readYourWrites;
    private final Tracing tracing;
    private final RetryOperations retries = new RetryTemplate(RetryPolicy.builder()
            .predicate(CommandSender::isConcurrentUpdate)
            .backOff(LinearJitter::new)
            .build());

    /**
     * Creates a sender.
     *
     * @param readYourWrites delays each response until queries see its effect
     * @param tracing traces the commands
     */
    public CommandSender(CommandGateway gateway, ReadYourWrites readYourWrites, Tracing tracing) {
        this.gateway = gateway;
        this.readYourWrites = readYourWrites;
        this.tracing = tracing;
    }

    /**
     * Sends a command.
     *
     * @param metadata copied to every domain event that the command causes
     * @return the Event after the command
     * @throws com.ticketing.events.error.Refusal if the command is refused
     */
    public EventState send(EventCommand command, Map<String, String> metadata) {
        EventState state = handleInSpan(command, metadata);
        readYourWrites.awaitVisible(state.creation().id(), state.version());
        return state;
    }

    /** The trace context of the span is copied to the domain events, whose projections and deliveries continue it. */
    private EventState handleInSpan(EventCommand command, Map<String, String> metadata) {
        try (TraceSpan span = tracing.start(command.getClass().getSimpleName(), Tracing.Kind.INTERNAL)) {
            CommandMessage<?> message = message(command, metadata);
            String traceparent = span.traceparent();
            try {
                return handle(
                        traceparent == null
                                ? message
                                : message.andMetaData(Map.of(EventMetadata.TRACEPARENT, traceparent)));
            } catch (RuntimeException e) {
                span.failed(e);
                throw e;
            }
        }
    }

    /**
     * Creates an Event unless it exists, as {@link CreateEventIfAbsent} does, which is sent only if the event log
     * refuses the creation as a repeated one. A new Event costs no lookup, an existing one more than the lookup.
     *
     * @param creation with a {@code startAt} in the future
     * @return the Event, as it is or was created
     * @throws com.ticketing.events.error.Refusal if the creation is refused
     */
    public EventState sendLikelyNew(CreateEvent creation, Map<String, String> metadata) {
        EventState state;
        try {
            state = gateway.sendAndWait(message(creation, metadata));
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            return send(new CreateEventIfAbsent(creation), metadata);
        }
        readYourWrites.awaitVisible(creation.id(), state.version());
        return state;
    }

    private static CommandMessage<?> message(EventCommand command, Map<String, String> metadata) {
        return GenericCommandMessage.asCommandMessage(command).andMetaData(metadata);
    }

    /** An interrupt during a back-off ends the retries, sets the thread's interrupt flag and counts as a conflict. */
    private EventState handle(CommandMessage<?> message) {
        try {
            return retries.invoke(() -> gateway.sendAndWait(message));
        } catch (AggregateNotFoundException e) {
            throw new EventNotFound();
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            throw new ConflictingUpdate();
        }
    }

    private static boolean isConcurrentUpdate(Throwable e) {
        return e instanceof ConcurrencyException || e instanceof AggregateStreamCreationException;
    }

    /** Back-off of one command: the n-th pause is random, from 1 ms to n times 20 ms. */
    private static final class LinearJitter implements BackOffExecution {

        private int attempts;

        @Override
        public long nextBackOff() {
            attempts++;
            return attempts == MAX_ATTEMPTS
                    ? STOP
                    : ThreadLocalRandom.current().nextLong((long) attempts * BACK_OFF_STEP_MILLIS) + 1;
        }
    }
}
