package com.ticketing.events.query.summary;

import com.ticketing.events.CancellationReasonRevised;
import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventPublished;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.PublicationUnscheduled;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Invalidates the cached summary of an Event when its title, location, dates, status or
 * reason of cancellation change (brief 4). */
@Component
@ProcessingGroup("summaries")
class SummaryInvalidation {

    private final SummaryCache summaries;

    SummaryInvalidation(SummaryCache summaries) {
        this.summaries = summaries;
    }

    @EventHandler
    void on(DomainEvent event, @SequenceNumber long version) {
        switch (event) {
            case EventDetailsRevised _, EventPublished _, EventCancelled _, CancellationReasonRevised _ ->
                summaries.invalidate(event.id(), version);
            case EventCreated _,
                    PublicationScheduled _,
                    PublicationUnscheduled _,
                    InternalNotesRevised _,
                    PersonalDataErased _,
                    EventDiscarded _ -> {}
        }
    }
}
