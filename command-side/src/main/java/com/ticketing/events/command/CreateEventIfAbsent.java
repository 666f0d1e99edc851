package com.ticketing.events.command;

import java.util.UUID;

/**
 * Bring an Event into being unless that was done before: what a caller sends who may repeat it.
 *
 * @param creation with the id that the caller's idempotency key stands for
 */
public record CreateEventIfAbsent(CreateEvent creation) implements EventCommand {

    @Override
    public UUID id() {
        return creation.id();
    }
}
