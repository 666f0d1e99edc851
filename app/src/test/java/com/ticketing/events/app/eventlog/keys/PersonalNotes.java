package com.ticketing.events.app.eventlog.keys;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Notes of Events in a log, which are personal data. */
final class PersonalNotes {

    private static final Instant AT = Instant.parse("2030-07-01T18:00:00Z");

    private PersonalNotes() {}

    /** Appends the notes of so many new Events. */
    static void append(TestEventLog log, int events) {
        List<GenericDomainEventMessage<?>> messages = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            UUID id = UUID.randomUUID();
            messages.add(message(new InternalNotesRevised(id, "notes " + i, AT), 0));
        }
        log.domainEventEngine().appendEvents(messages);
    }

    /** Appends the notes of a new Event and their erasure. */
    static void erase(TestEventLog log) {
        UUID id = UUID.randomUUID();
        log.domainEventEngine().appendEvents(message(new InternalNotesRevised(id, "to be erased", AT), 0));
        log.domainEventEngine().appendEvents(message(new PersonalDataErased(id, AT), 1));
    }

    private static GenericDomainEventMessage<?> message(DomainEvent event, long version) {
        return new GenericDomainEventMessage<>("Event", event.id().toString(), version, event);
    }

    /** The notes in the log; "erased" for null. */
    static List<String> notes(TestEventLog log) {
        return log.domainEventEngine()
                .readEvents(null, false)
                .map(TrackedEventMessage::getPayload)
                .filter(InternalNotesRevised.class::isInstance)
                .map(event -> ((InternalNotesRevised) event).internalNotes())
                .map(notes -> notes == null ? "erased" : notes)
                .toList();
    }
}
