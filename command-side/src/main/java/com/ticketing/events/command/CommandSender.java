package com.ticketing.events.command;

import com.ticketing.events.error.EventNotFound;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/**
 * Sends a command and waits until its effect can be seen. Writers of one Event take turns within a process; when another
 * node was faster, the command is decided again on what that node wrote.
 */
@Component
public final class CommandSender {

    private static final int ATTEMPTS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 20;

    private final CommandGateway gateway;
    private final ReadYourWrites readYourWrites;

    public CommandSender(CommandGateway gateway, ReadYourWrites readYourWrites) {
        this.gateway = gateway;
        this.readYourWrites = readYourWrites;
    }

    /**
     * Sends the command.
     *
     * @param metadata goes into every domain event that the command causes
     * @return the Event after the command
     * @throws com.ticketing.events.error.Refusal when the command is not accepted
     */
    public EventState send(EventCommand command, Map<String, String> metadata) {
        EventState state =
                decide(GenericCommandMessage.asCommandMessage(command).andMetaData(metadata));
        readYourWrites.awaitVisible(state.creation().id(), state.version());
        return state;
    }

    private EventState decide(Object message) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return decideOnce(message);
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                pause(attempt);
            }
        }
        try {
            return decideOnce(message);
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            throw new ConflictingUpdate();
        }
    }

    private EventState decideOnce(Object message) {
        try {
            return gateway.sendAndWait(message);
        } catch (AggregateNotFoundException e) {
            throw new EventNotFound();
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong((long) attempt * LONGEST_PAUSE_MILLIS) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConflictingUpdate();
        }
    }
}
