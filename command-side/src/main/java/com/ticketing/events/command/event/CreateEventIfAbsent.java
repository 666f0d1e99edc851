package com.ticketing.events.command.event;

import java.util.UUID;

/**
 * Create an Event unless it exists. The idempotent form of {@link CreateEvent}.
 *
 * @param creation the creation, with the id derived from the idempotency key
 */
public record CreateEventIfAbsent(CreateEvent creation) implements EventCommand {

    @Override
    public UUID id() {
        return creation.id();
    }
}
