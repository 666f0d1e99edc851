package com.ticketing.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DomainEventTypeTest {

    @Test
    void hasOneConstantForEachDomainEvent() {
        assertThat(Arrays.stream(DomainEventType.values()).<Class<?>>map(DomainEventType::payloadType))
                .containsExactlyInAnyOrder(DomainEvent.class.getPermittedSubclasses());
    }

    @Test
    void neverChangesStoredNames() {
        assertThat(Arrays.stream(DomainEventType.values()).map(DomainEventType::storedName))
                .containsExactly(
                        "event-created",
                        "event-published",
                        "event-cancelled",
                        "internal-notes-revised",
                        "event-details-revised",
                        "personal-data-erased",
                        "event-discarded",
                        "cancellation-reason-revised",
                        "publication-scheduled",
                        "publication-unscheduled");
    }
}
