package com.ticketing.events;

/**
 * Stored name and revision of every domain event. The names are part of the stored format and never change, so that
 * classes can be renamed.
 */
public enum DomainEventType {
    EVENT_CREATED("event-created", "2", EventCreated.class),
    EVENT_PUBLISHED("event-published", "1", EventPublished.class),
    EVENT_CANCELLED("event-cancelled", "2", EventCancelled.class),
    INTERNAL_NOTES_REVISED("internal-notes-revised", "2", InternalNotesRevised.class),
    EVENT_DETAILS_REVISED("event-details-revised", "1", EventDetailsRevised.class),
    PERSONAL_DATA_ERASED("personal-data-erased", "1", PersonalDataErased.class),
    EVENT_DISCARDED("event-discarded", "1", EventDiscarded.class),
    CANCELLATION_REASON_REVISED("cancellation-reason-revised", "1", CancellationReasonRevised.class),
    PUBLICATION_SCHEDULED("publication-scheduled", "1", PublicationScheduled.class),
    PUBLICATION_UNSCHEDULED("publication-unscheduled", "1", PublicationUnscheduled.class);

    private final String storedName;
    private final String revision;
    private final Class<? extends DomainEvent> payloadType;

    DomainEventType(String storedName, String revision, Class<? extends DomainEvent> payloadType) {
        this.storedName = storedName;
        this.revision = revision;
        this.payloadType = payloadType;
    }

    /** The type name in the event log. */
    public String storedName() {
        return storedName;
    }

    /**
     * The revision that is written, counted from 1. Every revision up to it is read into {@link #payloadType()}; JSON
     * of an earlier revision that does not fit the class needs an upcaster.
     */
    public String revision() {
        return revision;
    }

    /** The class of the domain event. */
    public Class<? extends DomainEvent> payloadType() {
        return payloadType;
    }

    /** The type of a domain event. */
    public static DomainEventType of(DomainEvent event) {
        return switch (event) {
            case EventCreated _ -> EVENT_CREATED;
            case EventPublished _ -> EVENT_PUBLISHED;
            case EventCancelled _ -> EVENT_CANCELLED;
            case InternalNotesRevised _ -> INTERNAL_NOTES_REVISED;
            case EventDetailsRevised _ -> EVENT_DETAILS_REVISED;
            case PersonalDataErased _ -> PERSONAL_DATA_ERASED;
            case EventDiscarded _ -> EVENT_DISCARDED;
            case CancellationReasonRevised _ -> CANCELLATION_REASON_REVISED;
            case PublicationScheduled _ -> PUBLICATION_SCHEDULED;
            case PublicationUnscheduled _ -> PUBLICATION_UNSCHEDULED;
        };
    }
}
