package com.ticketing.events.command.aggregate;

import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventStatus;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.command.event.CreateEventIfAbsent;
import com.ticketing.events.command.event.DiscardEvent;
import com.ticketing.events.command.event.ErasePersonalData;
import com.ticketing.events.command.event.EventCommand;
import com.ticketing.events.command.event.IfMatch;
import com.ticketing.events.command.event.PatchEvent;
import com.ticketing.events.command.event.ReviseDetails;
import com.ticketing.events.command.event.StaleVersion;
import com.ticketing.events.error.EventNotFound;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ETag;

class DiscardTest extends EventFixture {

    private static final EventDiscarded DISCARDED = new EventDiscarded(ID, LATER);
    private static final DiscardEvent DISCARD = new DiscardEvent(ID, IfMatch.ANY, LATER);

    static Stream<EventCommand> commandsToAnExistingEvent() {
        return Stream.of(
                DISCARD,
                new PatchEvent(ID, EventStatus.PUBLISHED, null, IfMatch.ANY, LATER),
                new PatchEvent(ID, null, new PatchEvent.Notes("late"), IfMatch.ANY, LATER),
                new ReviseDetails(ID, JAZZ, IfMatch.ANY, LATER));
    }

    @Test
    void discardsADraft() {
        fixture.given(created(EventStatus.DRAFT)).when(DISCARD).expectEvents(DISCARDED);
    }

    @Test
    void discardsADraftThatHasStarted() {
        Instant afterwards = JAZZ.endAt().plusSeconds(1);
        fixture.given(created(EventStatus.DRAFT))
                .when(new DiscardEvent(ID, IfMatch.ANY, afterwards))
                .expectEvents(new EventDiscarded(ID, afterwards));
    }

    @ParameterizedTest
    @EnumSource(names = {"PUBLISHED", "CANCELLED"})
    void refusesWhatIsOrWasPublic(EventStatus status) {
        fixture.given(created(status)).when(DISCARD).expectNoEvents().expectException(NotADraft.class);
    }

    @Test
    void refusesAStaleVersion() {
        IfMatch stale = new IfMatch(Set.of(new ETag("7", false)));
        fixture.given(created(EventStatus.DRAFT))
                .when(new DiscardEvent(ID, stale, LATER))
                .expectNoEvents()
                .expectException(StaleVersion.class);
    }

    @Test
    void refusesAnUnknownEvent() {
        fixture.givenNoPriorActivity().when(DISCARD).expectException(AggregateNotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("commandsToAnExistingEvent")
    void isUnknownAfterwards(EventCommand command) {
        fixture.given(created(EventStatus.DRAFT), DISCARDED)
                .when(command)
                .expectNoEvents()
                .expectException(EventNotFound.class);
    }

    @Test
    void isUnknownAfterwardsWhateverTheVersion() {
        IfMatch stale = new IfMatch(Set.of(new ETag("7", false)));
        fixture.given(created(EventStatus.DRAFT), DISCARDED)
                .when(new PatchEvent(ID, EventStatus.PUBLISHED, null, stale, LATER))
                .expectException(EventNotFound.class);
    }

    @Test
    void acceptsItsRepeatedCreation() {
        fixture.given(created(EventStatus.DRAFT), DISCARDED)
                .when(new CreateEventIfAbsent(create(JAZZ, EventStatus.DRAFT)))
                .expectNoEvents()
                .expectResultMessagePayload(EventState.of(created(EventStatus.DRAFT)));
    }

    @Test
    void acceptsTheErasureOfItsPersonalData() {
        PersonalDataErased erased = new PersonalDataErased(ID, LATER);
        fixture.given(created(EventStatus.DRAFT), DISCARDED)
                .when(new ErasePersonalData(ID, IfMatch.ANY, LATER))
                .expectEvents(erased);
        fixture.given(created(EventStatus.DRAFT), DISCARDED, erased)
                .when(new ErasePersonalData(ID, IfMatch.ANY, LATER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
