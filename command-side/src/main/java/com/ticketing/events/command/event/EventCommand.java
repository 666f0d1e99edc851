package com.ticketing.events.command.event;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to one Event. */
public sealed interface EventCommand
        permits CreateEvent,
                CreateEventIfAbsent,
                PatchEvent,
                ReviseDetails,
                CancelEvent,
                DiscardEvent,
                SchedulePublication,
                UnschedulePublication,
                PublishAsScheduled,
                ErasePersonalData {

    /** The id of the Event. */
    @TargetAggregateIdentifier
    UUID id();
}
