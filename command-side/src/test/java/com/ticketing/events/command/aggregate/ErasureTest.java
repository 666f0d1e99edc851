package com.ticketing.events.command.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.command.event.CreateEventIfAbsent;
import com.ticketing.events.command.event.ErasePersonalData;
import com.ticketing.events.command.event.IfMatch;
import com.ticketing.events.command.event.PatchEvent;
import com.ticketing.events.command.event.StaleVersion;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ETag;

class ErasureTest extends EventFixture {

    private static final PersonalDataErased ERASED = new PersonalDataErased(ID, LATER);
    private static final ErasePersonalData ERASE = new ErasePersonalData(ID, IfMatch.ANY, LATER);

    @ParameterizedTest
    @EnumSource
    void erasesInAnyStatus(EventStatus status) {
        fixture.given(created(status, "bring cables", "ada@example.org"))
                .when(ERASE)
                .expectEvents(ERASED)
                .expectResultMessagePayloadMatching(state(
                        "at version 1 without personal data",
                        it -> it.version() == 1
                                && it.internalNotes() == null
                                && it.creation().createdBy() == null
                                && it.updatedAt().equals(LATER)));
    }

    @Test
    void erasesPersonalDataOfAPastEvent() {
        Instant afterwards = JAZZ.endAt().plusSeconds(1);

        fixture.given(created(EventStatus.PUBLISHED, null, "ada@example.org"))
                .when(new ErasePersonalData(ID, IfMatch.ANY, afterwards))
                .expectEvents(new PersonalDataErased(ID, afterwards));
    }

    @Test
    void erasesOverwrittenNotes() {
        fixture.given(
                        created(EventStatus.DRAFT, null, null),
                        new InternalNotesRevised(ID, "ask Ada", NOW),
                        new InternalNotesRevised(ID, null, NOW))
                .when(ERASE)
                .expectEvents(ERASED);
    }

    @Test
    void erasesNotesWrittenAfterAnErasure() {
        fixture.given(
                        created(EventStatus.DRAFT, "bring cables", null),
                        new PersonalDataErased(ID, NOW),
                        new InternalNotesRevised(ID, "ask Ada", NOW))
                .when(ERASE)
                .expectEvents(ERASED);
    }

    static Stream<List<DomainEvent>> nothingToErase() {
        EventCreated bare = created(EventStatus.DRAFT, null, null);
        EventCreated full = created(EventStatus.DRAFT, "bring cables", "ada@example.org");
        PersonalDataErased erased = new PersonalDataErased(ID, NOW);
        return Stream.of(
                List.of(bare),
                List.of(bare, new EventPublished(ID, JAZZ.title(), NOW)),
                List.of(full, erased),
                List.of(full, erased, new EventCancelled(ID, JAZZ.title(), NOW)));
    }

    @ParameterizedTest
    @MethodSource("nothingToErase")
    void emitsNothingIfThereIsNothingToErase(List<DomainEvent> history) {
        fixture.given(history)
                .when(ERASE)
                .expectNoEvents()
                .expectResultMessagePayloadMatching(state("unchanged", it -> it.version() == history.size() - 1));
    }

    @Test
    void refusesAStaleVersion() {
        fixture.given(created(EventStatus.DRAFT, "bring cables", null), new EventPublished(ID, JAZZ.title(), NOW))
                .when(new ErasePersonalData(ID, new IfMatch(Set.of(new ETag("0", false))), LATER))
                .expectNoEvents()
                .expectException(StaleVersion.class);
    }

    @Test
    void refusesAnUnknownEvent() {
        fixture.givenNoPriorActivity().when(ERASE).expectException(AggregateNotFoundException.class);
    }

    @Test
    void returnsTheCreationWithoutErasedDataForARepeatedCreation() {
        fixture.given(created(EventStatus.DRAFT, "bring cables", "ada@example.org"), new PersonalDataErased(ID, NOW))
                .when(new CreateEventIfAbsent(create(JAZZ, EventStatus.DRAFT, "bring cables", "ada@example.org")))
                .expectNoEvents()
                .expectResultMessagePayload(EventState.of(created(EventStatus.DRAFT, null, null)));
    }

    @Test
    void refusesAnotherCreationAfterAnErasure() {
        fixture.given(created(EventStatus.DRAFT, "bring cables", null), new PersonalDataErased(ID, NOW))
                .when(new CreateEventIfAbsent(create(JAZZ, EventStatus.PUBLISHED, "bring cables", null)))
                .expectException(IdempotencyKeyReused.class);
    }

    @Test
    void refusesACreationWithOtherPersonalDataIfNoneWereErased() {
        fixture.given(created(EventStatus.DRAFT, "bring cables", null))
                .when(new CreateEventIfAbsent(create(JAZZ, EventStatus.DRAFT, null, null)))
                .expectException(IdempotencyKeyReused.class);
    }

    @Test
    void acceptsNotesAfterAnErasure() {
        fixture.given(created(EventStatus.DRAFT, "bring cables", null), new PersonalDataErased(ID, NOW))
                .when(new PatchEvent(ID, null, new PatchEvent.Notes("bring cables"), IfMatch.ANY, LATER))
                .expectEvents(new InternalNotesRevised(ID, "bring cables", LATER));
    }

    @Test
    void domainEventsListTheirPersonalData() {
        assertThat(created(EventStatus.DRAFT, "n", "c").personalData())
                .containsExactlyInAnyOrder("internalNotes", "createdBy");
        assertThat(created(EventStatus.DRAFT, null, "c").personalData()).containsExactly("createdBy");
        assertThat(created(EventStatus.DRAFT, "n", null).personalData()).containsExactly("internalNotes");
        assertThat(created(EventStatus.DRAFT, null, null).personalData()).isEmpty();
        assertThat(new InternalNotesRevised(ID, "n", NOW).personalData()).containsExactly("internalNotes");
        assertThat(new InternalNotesRevised(ID, null, NOW).personalData()).isEmpty();
        assertThat(ERASED.personalData()).isEmpty();
    }
}
