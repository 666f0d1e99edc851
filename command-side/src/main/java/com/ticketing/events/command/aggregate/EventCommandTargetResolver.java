package com.ticketing.events.command.aggregate;

import com.ticketing.events.command.event.EventCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;

/** Resolves the target Event of a command without the reflection of Axon's default resolver. */
@Component(EventCommandTargetResolver.NAME)
final class EventCommandTargetResolver implements CommandTargetResolver {

    static final String NAME = "commandTarget";

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
        return new VersionedAggregateIdentifier((Object) ((EventCommand) message.getPayload()).id(), null);
    }
}
