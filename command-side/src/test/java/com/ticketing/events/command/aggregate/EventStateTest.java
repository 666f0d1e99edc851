package com.ticketing.events.command.aggregate;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventStateTest {

    private static final UUID ID = UUID.fromString("6f1f4f52-0c0e-4a53-9a65-3f1b1f0a7d11");
    private static final Instant NOW = Instant.parse("2030-05-01T12:00:00Z");
    private static final EventCreated CREATED = new EventCreated(
            ID, "Jazz", NOW.plusSeconds(60), NOW.plusSeconds(120), "Berlin", EventStatus.DRAFT, null, null, NOW);

    @Test
    void refusesAStreamThatDoesNotBeginWithTheCreation() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EventState.evolve(null, new EventPublished(ID, "Jazz", NOW)))
                .withMessageContaining("does not begin with EventCreated");
    }

    @Test
    void refusesASecondCreation() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EventState.evolve(EventState.of(CREATED), CREATED))
                .withMessageContaining("was created twice");
    }
}
