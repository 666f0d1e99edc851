package com.ticketing.events.command;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be wanted of one Event. */
sealed interface EventCommand permits CreateEvent, CreateEventIfAbsent, PatchEvent, ReviseDetails, ErasePersonalData {

    /** The Event that it is for. */
    @TargetAggregateIdentifier
    UUID id();
}
